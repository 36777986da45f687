"""A deal as text: what the command prints."""

from __future__ import annotations

import numpy as np

from orbitdc.report.deal_page import lead, rate_text, when
from orbitdc.report.numbers import quantity, significant
from orbitdc.study.deal import Deal


def deal_text(view: Deal) -> str:
    """Return the sentences of a deal, its years, its stops and its thresholds."""
    lines = [*lead(view), ""]
    by_year, months = view.by_year(), view.by_month()
    last = months["delivered_mw"].reshape(-1, 12).mean(axis=1)
    lines.append(f"{'year':6s} {'paid in':>9s} {'spent':>9s} {'earned':>9s} {'cash':>9s} {'MW delivered':>13s}")
    paid, cash = months["paid_in_usd"].reshape(-1, 12).sum(axis=1), months["cash_usd"][11::12]
    for k in range(view.scenario.calendar.years):
        cells = (paid[k], by_year["spending_usd"][k], by_year["revenue_usd"][k], cash[k])
        money = " ".join(f"{float(c) / 1e6:>9,.0f}" for c in cells)
        lines.append(f"{view.scenario.calendar.start_year + k:<6d} {money} {significant(float(last[k])):>13s}")
    lines.append("(million USD; mean of the year)")
    lines.append("")
    for stop in view.stops:
        out = "never" if stop.cash_out_month is None else f"in {when(view, stop.cash_out_month)}"
        lines.append(
            f"without the tranche of {when(view, stop.month)} and later: {significant(stop.in_service_mw)} MW in "
            f"service, {quantity(stop.cash_usd, 'USD')} in hand; cash runs out {out}; planned for, "
            f"{significant(stop.planned_capacity_mw)} MW"
        )
    if view.thresholds is not None:
        target = rate_text(view.target_per_yr)
        lines += ["", f"to return {target} a year:"]
        if np.isfinite(view.thresholds.price_now):
            price = quantity(view.thresholds.price, "USD/h") if np.isfinite(view.thresholds.price) else "none in range"
            lines.append(f"  {'revenue.price_usd_per_accelerator_hour':48s} {price}")
        for t in view.thresholds.single:
            alone = significant(t.value) if np.isfinite(t.value) else "none in range"
            lines.append(f"  {t.key:48s} {alone:>14s} alone, {significant(t.jointly):>10s} together (now "
                         f"{significant(t.now)} {t.unit})")  # fmt: skip
        lines.append(f"  all of these together: probability {view.thresholds.joint_probability:.2g}")
    return "\n".join(lines)
