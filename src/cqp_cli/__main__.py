"""`python -m cqp_cli`, and `cqp`."""


def start() -> None:
    """Run the command line. To interrupt it while it is still loading ends it without a word."""
    import signal  # noqa: PLC0415 — as below

    heeded = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if heeded:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from cqp_cli.cli import main  # noqa: PLC0415 — this is what takes its time

    if heeded:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    main()


if __name__ == "__main__":
    start()
