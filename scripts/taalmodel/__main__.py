"""Trains and judges the language model that the tool carries.

``make model UD=DIR``, or ``python -m scripts.taalmodel train DIR`` and ``… judge DIR``. ``DIR``
holds the treebanks as CoNLL-U: ``nl_lassysmall-ud-dev``, ``nl_lassysmall-ud-test`` and
``nl_alpino-ud-dev``.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click
import spacy
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops

from scripts.taalmodel.finish import finished
from scripts.taalmodel.scores import agreement, memory, scores, speed
from scripts.taalmodel.silver import conllu, labelled
from scripts.taalmodel.treebank import read

HERE = Path(__file__).parent
BUNDLED = HERE.parent.parent / "src/toegankelijk/taalmodel"
LASSY_DEV, LASSY_TEST, ALPINO = (
    "nl_lassysmall-ud-dev.conllu",
    "nl_lassysmall-ud-test.conllu",
    "nl_alpino-ud-dev.conllu",
)
TURNS = (
    ("encyclopedia to newspaper", (LASSY_DEV, LASSY_TEST), ALPINO),
    ("both to encyclopedia", (LASSY_DEV, ALPINO), LASSY_TEST),
)
"""Held-out: what is trained on, and what it is judged on."""
ALL = (LASSY_DEV, LASSY_TEST, ALPINO)
STEPS = 2300
STEPS_WITH_MORE = 3000
"""With text that the teachers parsed, which is three times as much."""
TEACHERS = 3

folder = click.argument("ud", type=click.Path(exists=True, file_okay=False, path_type=Path))
texts_option = click.option(
    "--text",
    "texts",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Dutch text to learn from as well: CSV, JSON lines, or a line a text.",
)


@click.group()
def main() -> None:
    """The bundled language model."""
    # numpy's matrix products are more than twice as fast as spaCy's own, here too.
    set_current_ops(NumpyOps(use_blis=False))


@main.command()
@folder
@texts_option
@click.option("--to", default=BUNDLED, type=click.Path(path_type=Path), show_default=True)
def train(ud: Path, texts: tuple[Path, ...], to: Path) -> None:
    """Train on everything and put the model into the package."""
    with tempfile.TemporaryDirectory() as name:
        made = taught([ud / part for part in ALL], texts, ud / ALPINO, Path(name))
        if to.exists():
            shutil.rmtree(to)
        finished(spacy.load(made), to)


@main.command()
@folder
@texts_option
def judge(ud: Path, texts: tuple[Path, ...]) -> None:
    """Train on a part, and print the scores on the part kept apart."""
    for title, parts, other in TURNS:
        with tempfile.TemporaryDirectory() as name:
            made = taught([ud / part for part in parts], texts, ud / other, Path(name))
            click.echo(f"\n{title}: {' + '.join(parts)} → {other}")
            show(made, [ud / other])


@main.command()
@click.argument("model", type=click.Path(exists=True, path_type=Path))
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
def score(model: Path, files: tuple[Path, ...]) -> None:
    """Print the scores of a model on treebanks."""
    show(model, files)


def taught(parts: Sequence[Path], texts: Sequence[Path], other: Path, to: Path) -> Path:
    """A model that learns from ``parts``, and from ``texts`` as models of ``parts`` parse them."""
    if not texts:
        return trained(parts, [1] * len(parts), other, STEPS, 0, to / "model")
    teachers = [
        trained(parts, [1] * len(parts), other, STEPS, seed, to / f"teacher-{seed}")
        for seed in range(1, TEACHERS + 1)
    ]
    silver = to / "silver.conllu"
    with silver.open("w", encoding="utf-8") as lines:
        lines.writelines(f"{conllu(tree)}\n" for tree in labelled(texts, teachers))
    copies = [*([2] * len(parts)), 1]
    return trained([*parts, silver], copies, other, STEPS_WITH_MORE, 0, to / "model")


def trained(
    parts: Sequence[Path],
    copies: Sequence[int],
    other: Path,
    steps: int,
    seed: int,
    to: Path,
) -> Path:
    """The model after ``steps`` steps on ``parts``; ``other`` is only for the lines shown.

    The last model is taken, never the best on ``other``: that would be a look at the answers.
    """
    to.mkdir()
    overrides = {
        "paths.train": [str(part) for part in parts],
        "paths.copies": list(copies),
        "paths.dev": [str(other)],
        "training.max_steps": steps,
        "training.eval_frequency": max(steps // 5, 1),
        "system.seed": seed,
    }
    nlp = init_nlp(load_config(HERE / "config.cfg", overrides=overrides))
    train_loop(nlp, to, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
    return to / "model-last"


def show(model: Path, files: Sequence[Path]) -> None:
    """Scores on each file, and what the model costs."""
    nlp = spacy.load(model)
    for path in files:
        trees = read(path)
        click.echo(path.name)
        for line in scores(nlp, trees).lines():
            click.echo(line)
        click.echo(f"{'same words':<16}{agreement(trees)}")
        click.echo(f"{speed(nlp, trees):,.0f} words/s, {memory()} MB")


if __name__ == "__main__":
    main()
