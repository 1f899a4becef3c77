"""2.2.1, 2.2.2 and 2.3.1: what moves, blinks or ends by itself."""

from toegankelijk.checks.check import StaticCheck

CHECK = StaticCheck(
    id="moving",
    rules=("moving-content", "flashing", "time-limit"),
    script="moving.js",
)
