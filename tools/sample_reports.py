"""Write the committed sample reports and the pictures of the README: python tools/sample_reports.py."""

from pathlib import Path

from orbitdc.report.data import report_data
from orbitdc.report.run import run_study

SAMPLES = Path(__file__).parent.parent / "reports" / "sample"
PICTURES = ("cost", "waterfall")


def main() -> None:
    for name in ("gigawatt", "colossus-1"):
        folder = SAMPLES / name
        study = run_study(name, output=folder, formats=("html", "pdf", "json"))
        (folder / "results.nc").unlink()
        for block in (b for s in report_data(study)["sections"] for b in s["blocks"]):
            if block["kind"] == "figure" and block["name"] in PICTURES:
                light = block["svg"].replace("</desc>", '</desc><rect width="100%" height="100%" fill="#fff"/>', 1)
                (folder / f"{block['name']}.svg").write_text(light, encoding="utf-8")
        print(f"{folder}: {', '.join(sorted(p.name for p in folder.iterdir()))}")


if __name__ == "__main__":
    main()
