"""`python -m briefing` is `make-briefing`."""

from briefing.cli import main

if __name__ == "__main__":
    main()
