"""2.5.3: what one sees on a control is part of its name. Fewer false alarms than axe's own."""

from toegankelijk.checks.check import StaticCheck

CHECK = StaticCheck(id="label-in-name", rules=("label-in-name",), script="label_in_name.js")
