"""1.4.11: whether one sees where a field or a control begins, and an icon that is all there is."""

from toegankelijk.checks.check import StaticCheck

CHECK = StaticCheck(
    id="non-text-contrast",
    rules=("field-border-contrast", "icon-contrast"),
    script="non_text_contrast.js",
)
