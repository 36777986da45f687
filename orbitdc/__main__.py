"""Run the command line as `python -m orbitdc`."""

from orbitdc.cli.main import main

if __name__ == "__main__":
    main()
