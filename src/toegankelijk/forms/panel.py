"""A form as it stands on the page, as facts."""

from __future__ import annotations

from dataclasses import dataclass

CHOICES = frozenset({"radio", "checkbox"})
PICKED = frozenset({"select", "select-multiple", "combobox", "listbox"})
DRAWN = frozenset({"canvas", "map"})
TYPED = frozenset(
    {
        *("text", "email", "tel", "url", "number", "password", "search", "textarea", "textbox"),
        *("date", "datetime-local", "month", "week", "time"),
    }
)


@dataclass(frozen=True, slots=True)
class Required:
    """How a field says that it must be filled in."""

    code: bool
    """``required`` or ``aria-required``."""
    text: bool
    """A star or a word that a person sees."""
    color: bool
    """A class that speaks of it; what it looks like is not known."""
    optional: bool
    """The label says that it may stay empty."""

    @property
    def known(self) -> bool:
        """Whether a visitor or a program is told."""
        return (self.code or self.text or self.color) and not self.optional


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a list."""

    value: str
    label: str
    disabled: bool


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a person fills in. All texts are hostile."""

    number: int
    """Of its element in the page."""
    kind: str
    """One of ``TYPED``, ``CHOICES``, ``PICKED``, ``DRAWN``, or file, range, slider, color."""
    tag: str
    label: str
    """Accessible name, as far as a program can tell."""
    near: str
    """What stands beside a field without a name."""
    group: int | None
    group_label: str
    name: str
    id: str
    form: int | None
    autocomplete: str | None
    inputmode: str
    pattern: str
    min: str
    max: str
    step: str
    min_length: int | None
    max_length: int | None
    placeholder: str
    accept: str
    required: Required
    disabled: bool
    readonly: bool
    value: str
    checked: bool
    files: int
    options: tuple[Option, ...]
    invalid: bool
    """``aria-invalid``."""
    valid: bool
    """What the browser itself thinks of the value."""
    help: str
    """What ``aria-describedby`` points at, apart from errors."""
    tied: str
    """Error text that the code ties to the field."""
    error: str
    """Error text at the field, tied or not."""
    cell: str
    """All text around this field alone."""
    focused: bool
    red: tuple[str, ...]
    """Of which the edge, ground or words are red: ``field``, ``around``, ``label``."""
    around: bool
    """Stands in a header, menu, footer or search."""
    date: bool
    top: int
    left: int
    width: int
    height: int
    selector: str
    place: str
    html: str

    @property
    def called(self) -> str:
        """What a person would call it; empty where there is nothing to go by."""
        return self.label or self.near

    @property
    def question(self) -> str:
        """Of a choice: what is asked; of others the name."""
        if self.kind in CHOICES and self.group_label:
            return self.group_label
        return self.called or self.group_label

    @property
    def same(self) -> str:
        """The same for the field when the page is read again."""
        option = self.value if self.kind in CHOICES else ""
        return "\0".join((self.kind, self.name, self.selector, self.question, option))

    @property
    def empty(self) -> bool:
        """Whether nothing is filled in."""
        match self.kind:
            case "radio" | "checkbox":
                return not self.checked
            case "file":
                return not self.files
            case "canvas" | "map":
                return True
            case _:
                return not self.value.strip(" _-()./:")


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press: a button, or a link. All texts are hostile."""

    number: int
    text: str
    tag: str
    type: str
    """``link`` for links."""
    looks: bool
    """A link that looks like a button."""
    name: str
    value: str
    classes: str
    id: str
    form: int | None
    href: str
    action: str
    method: str
    disabled: bool
    around: bool
    group: int | None
    group_label: str
    top: int
    selector: str
    place: str
    html: str
    set: int | None = None
    """The list, table or group of buttons that it belongs to."""
    chosen: bool | None = None
    """Marked as chosen; ``None`` where the code does not speak of that."""
    opens: bool = False
    """Shows or hides something, or is a tab."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the form, such as an error."""

    text: str
    alert: bool
    """It is announced by itself: ``role=alert`` and the like."""
    looks: bool
    """It looks like an error."""
    focused: bool
    links: int
    selector: str
    place: str
    html: str


@dataclass(frozen=True, slots=True)
class Panel:
    """The form as it stands."""

    url: str
    title: str
    fields: tuple[Field, ...]
    buttons: tuple[Button, ...]
    dialog: str | None
    """Name of the dialog that lies over the page."""
    headings: tuple[str, ...]
    messages: tuple[Message, ...]
    focus: tuple[str, str, int] | None
    """Where the focus is: tag, text, and number of the element, -1 for none of ours."""
    step: tuple[int, int] | None
    """Which step of how many, as the page says."""
    progress: tuple[str, ...]
    current: tuple[str, ...]
    definitions: int
    """Tables and lists of terms: an overview has them."""
    text: str
    phone: bool
    contact: bool
    busy: bool
    origin: float
    """When the page began; another one for a page that was loaded anew."""

    @property
    def own(self) -> tuple[Field, ...]:
        """The fields of the form itself, not those of the site around it."""
        inner = tuple(field for field in self.fields if not field.around)
        return tuple(field for field in inner if field.kind not in {"search", "color"})

    @property
    def errors(self) -> tuple[Message, ...]:
        """Messages that look like errors."""
        return tuple(message for message in self.messages if message.looks)

    @property
    def heading(self) -> str:
        """The best name of the step."""
        return next(iter((*self.current, *self.headings[1:2], *self.headings[:1])), self.title)

    @property
    def shape(self) -> tuple[object, ...]:
        """The same while one is on the same step, whatever is filled in."""
        asked = tuple(sorted({field.question for field in self.own}))
        return (self.url.partition("#")[0], self.headings[:3], self.step, self.current, asked)


def reddened(before: Panel, after: Panel) -> list[Field]:
    """Fields that turned red; one with the focus may be so for that."""
    were = {field.same: field for field in before.own}
    return [
        field
        for field in after.own
        if not field.focused
        and (was := were.get(field.same)) is not None
        and not was.focused
        and not set(field.red) <= set(was.red)
    ]
