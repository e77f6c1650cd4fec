"""`python -m mreza` is the command `mreza`."""

from mreza.site.cli import main

main()
