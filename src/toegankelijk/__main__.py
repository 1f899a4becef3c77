"""``python -m toegankelijk``."""

from toegankelijk.cli import main

if __name__ == "__main__":
    main(prog_name="toegankelijk")
