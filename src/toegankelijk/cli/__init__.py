"""The command line: parse, call, print, exit code. One module a command, imported when called."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from importlib import import_module
from traceback import format_exception
from typing import Any

import click

from toegankelijk import __version__
from toegankelijk.cli.dutch import speak_dutch
from toegankelijk.errors import Exit, ToegankelijkError

COMMANDS: Mapping[str, str] = {
    "scan": "Controleer een website en maak een rapport.",
    "inloggen": "Log in op een site, zodat een scan er ook in kan.",
    "formulier": "Loop door een formulier en controleer elke stap.",
    "tekst": "Controleer of een brief of tekst begrijpelijk is.",
    "vragen": "Wat moet een mens nog bekijken? Vragen per eis en per pagina.",
    "regels": "Bekijk de regels voor begrijpelijke taal.",
    "ci": "Controleer een site bij elke nieuwe versie.",
    "samenvoegen": "Voeg de delen van een scan samen.",
    "verklaring": "Maak een concept van de toegankelijkheidsverklaring.",
    "onderzoek": "Doe een onderzoek volgens WCAG-EM.",
    "plan": "Maak een verbeterplan: wie doet wat, en wanneer.",
    "documenten": "Laat zien welke documenten toegankelijk moeten zijn.",
    "overzicht": "Maak een overzicht van al uw websites en apps.",
    "voorbeeld": "Start de voorbeeldsite: gemeente Voorbeeldstad.",
    "dokter": "Kijk of alles op deze computer werkt.",
}
"""Module of ``toegankelijk.cli`` and the first line of its help; a test holds the two together."""

INTERRUPTED = 128 + 2
"""Exit code after Ctrl-C, as shells have it: 128 and the number of the signal."""

BUG = "Dit is een fout in het programma zelf. Wilt u hem melden, met de tekst hierboven?"

FILE_TROUBLE: Mapping[int, str] = {
    errno.ENOENT: "dit bestand of deze map bestaat niet.",
    errno.EACCES: "u mag hier niet lezen of schrijven.",
    errno.EPERM: "u mag hier niet lezen of schrijven.",
    errno.EROFS: "hier kan niemand schrijven.",
    errno.EISDIR: "dit is een map. Geef een bestand op.",
    errno.ENOTDIR: "een deel van dit pad is geen map.",
    errno.ENOSPC: "de schijf is vol. Maak ruimte en probeer het opnieuw.",
    errno.ENAMETOOLONG: "deze naam is te lang.",
}

speak_dutch()


class LazyGroup(click.Group):
    """A group that knows its commands from a table, and turns our errors into one sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """All commands, in the order of the table."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        """The command, imported now; ``None`` when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"{__name__}.{cmd_name}").command
        assert isinstance(command, click.Command)
        command.options_metavar = "[OPTIES]"
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a suggestion from the table for a name that is not in it."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(error.command_name, None, COMMANDS, ctx) from None

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        """List the commands without importing them."""
        with formatter.section("Opdrachten"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error that click does not know gets our ending."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - told in full, see _ending
            text, code = _ending(error)
            click.echo(text, err=True)
            ctx.exit(code)


def _ending(error: BaseException) -> tuple[str, int]:
    """What to tell of an error, and the exit code.

    A bug keeps its traceback, but not Python's exit code for it: 1 means findings here.
    """
    match error:
        case ToegankelijkError():
            return f"Fout: {error}", error.exit_code
        case KeyboardInterrupt() | click.Abort():
            return "\nGestopt.", INTERRUPTED
        case OSError() if error.filename is not None:
            trouble = FILE_TROUBLE.get(error.errno or 0, f"{error.strerror}.")
            return f"Fout: {error.filename}: {trouble}", Exit.USAGE
        case _:
            return f"{''.join(format_exception(error))}\n{BUG}", Exit.INCOMPLETE


@click.group(
    cls=LazyGroup,
    options_metavar="[OPTIES]",
    subcommand_metavar="OPDRACHT ...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog="Hulp bij een opdracht: toegankelijk OPDRACHT --help",
)
@click.version_option(__version__, message="%(prog)s %(version)s", prog_name="toegankelijk")
def main() -> None:
    """Controleer of een website toegankelijk is en begrijpelijk voor iedereen."""
