"""Run the command line as ``python -m namhoc``."""

from namhoc.cli import main

if __name__ == "__main__":
    main()
