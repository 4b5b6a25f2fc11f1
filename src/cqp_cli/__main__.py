"""`python -m cqp_cli`."""

from cqp_cli.cli import main

main()
