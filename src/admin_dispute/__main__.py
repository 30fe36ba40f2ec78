"""The console script `admin-dispute`, and `python -m admin_dispute`: it comes with every install."""

from __future__ import annotations


def main() -> None:
    """Run the command line, or say what to install where it is not there."""
    try:
        from admin_dispute.cli import main as run  # noqa: PLC0415 - an extra
    except ImportError as missing:
        raise SystemExit(str(missing)) from None
    run()


if __name__ == "__main__":
    main()
