"""How the parts and fields of a catalogue are called in a sentence about what changed; a field without a name keeps its own."""

from typing import Any

from sync.hq.wording import Words

_SENTENCES = {
    # a thing, by the list it stands in
    ("thing", "chapters"): "chapter",
    ("thing", "items"): "item",
    ("thing", "preconditions"): "precondition",
    ("thing", "details"): "step",
    ("thing", "subs"): "sub-test",
    ("thing", "options"): "choice",
    ("thing", "columns"): "column",
    ("thing", "reasons"): "reason",
    ("thing", "allowances"): "limit",
    ("thing", "patterns"): "pattern",
    # the lists
    ("list", "chapters"): "chapters",
    ("list", "items"): "items",
    ("list", "preconditions"): "preconditions",
    ("list", "details"): "steps",
    ("list", "subs"): "sub-tests",
    ("list", "options"): "choices",
    ("list", "columns"): "columns",
    ("list", "reasons"): "reasons",
    ("list", "allowances"): "limits",
    ("list", "patterns"): "patterns",
    # what is switched on or off
    ("now", "required", True): "is now required",
    ("now", "required", False): "may stay open now",
    ("now", "mandatory", True): "is now required",
    ("now", "mandatory", False): "may fail now without the step failing",
    ("now", "keep_in_short", True): "is now asked in short depth, too",
    ("now", "keep_in_short", False): "is no longer asked in short depth",
    ("now", "identity", True): "is now answered one by one, never painted",
    ("now", "identity", False): "may be painted now",
    ("now", "unique_in_job", True): "may occur only once in a job now",
    ("now", "unique_in_job", False): "may occur several times in a job now",
    ("now", "unique", True): "each value only once now",
    ("now", "unique", False): "values may repeat now",
    ("now", "asks_text", True): "asks for a text now",
    ("now", "asks_text", False): "asks for no text any more",
    ("now", "starts_clock", True): "starts the waiting clock now",
    ("now", "starts_clock", False): "no longer starts the waiting clock",
    ("now", "extra_cost", True): "is extra cost beyond now",
    ("now", "extra_cost", False): "is no extra cost beyond any more",
    ("now", "restores", True): "restores the state before now",
    ("now", "restores", False): "no longer restores the state before",
    ("now", "switches_on", True): "must end with the state before now",
    ("now", "switches_on", False): "need not end with the state before any more",
    ("now", "within_quota", True): "must fit the mailbox's quota now",
    ("now", "within_quota", False): "need not fit the mailbox's quota any more",
    ("now", "preset", True): "its example is taken over at one touch now",
    ("now", "preset", False): "its example is no longer taken over at one touch",
    ("now", "free", True): "must be new in the job now",
    ("now", "free", False): "need not be new in the job any more",
    ("now", "moment", True): "is a day with its time now",
    ("now", "moment", False): "is no day with its time any more",
    ("now", "twice_blocks", True): "stops the signature now where it stands twice",
    ("now", "twice_blocks", False): "no longer stops the signature where it stands twice",
    ("now", "hand_says_how", True): "judged by hand only with a word how now",
    ("now", "hand_says_how", False): "judged by hand without a word how now",
    ("now", "outsiders", True): "takes people outside the order now",
    ("now", "outsiders", False): "no longer takes people outside the order",
    ("now", "once", True): "nobody in two groups now",
    ("now", "once", False): "people may be in several groups now",
    ("now", "always", True): "belongs to every order now",
    ("now", "always", False): "no longer belongs to every order",
    # fields with a value
    ("field", "words"): "name",
    ("field", "head"): "column head",
    ("field", "brief"): "short name",
    ("field", "hint"): "hint",
    ("field", "kind"): "kind of answer",
    ("field", "per"): "repetition",
    ("field", "unit"): "unit",
    ("field", "needs"): "needs",
    ("field", "src"): "source",
    ("field", "who"): "who",
    ("field", "evidence"): "evidence",
    ("field", "steps"): "rows of the facts",
    ("field", "feature"): "feature in the order",
    ("field", "group_kinds"): "kinds of groups",
    ("field", "minimum"): "smallest value",
    ("field", "maximum"): "largest value",
    ("field", "step_width"): "step width",
    ("field", "pattern"): "pattern",
    ("field", "at_least"): "at least",
    ("field", "at_most"): "at most",
    ("field", "letters"): "longest text",
    ("field", "options"): "choices",
    ("field", "members"): "named subjects",
    ("field", "check"): "check",
    ("field", "must_equal"): "compared with the order",
    ("field", "limit"): "limit",
    ("field", "reason"): "reason if missing",
    ("field", "reason_when_exceeded"): "reason if exceeded",
    ("field", "done_means"): "meaning of a tick",
    ("field", "when"): "condition",
    ("field", "waits_for"): "counts as waiting for",
    ("field", "rules"): "rules of the table",
    ("field", "suffixes"): "file endings",
    ("field", "unlike"): "never the same as",
    ("field", "required_if"): "required if",
    ("field", "not_if"): "not together with",
    ("field", "listed_in"): "listed in",
    ("field", "rows_up_to"): "as many lines as",
    ("field", "same_as"): "the same as",
    ("field", "signed_by"): "signed by each of",
    ("field", "example"): "example",
    ("field", "after"): "only after",
    ("field", "number_unit"): "unit of the number",
    ("field", "number_min"): "smallest number",
    ("field", "number_max"): "largest number",
    ("field", "number_pass_min"): "passed from",
    ("field", "number_pass_max"): "passed up to",
    ("field", "number_example"): "example of the number",
    ("field", "side"): "side",
    ("field", "top"): "limit",
    ("field", "warn_at"): "warning from",
    ("field", "step"): "measured by",
    ("field", "trademark_notice"): "trademark line",
    ("field", "notices"): "notices",
}


def switched(words: Words, field: str, value: Any) -> str | None:
    """ "is now required" for a field that is yes or no; None for any other."""
    sentence = _SENTENCES.get(("now", field, value)) if isinstance(value, bool) else None
    return words(sentence) if sentence is not None else None


def is_worded(field: str, *, switch: bool) -> bool:
    """Whether a change of that field is told in a person's words; a `switch` is yes or no."""
    if switch:
        return all(("now", field, value) in _SENTENCES for value in (True, False))
    return ("field", field) in _SENTENCES or ("list", field) in _SENTENCES


def name(words: Words, sort: str, key: str) -> str:
    """`sort` is thing, list or field."""
    sentence = _SENTENCES.get((sort, key))
    return words(sentence) if sentence is not None else key
