"""What went wrong on the way to HQ, as the tablet's own problems: each code has one sentence that begins with the data being safe."""

from app.problems import Code, FieldProblem
from sync.device import failures
from sync.wire import problems
from sync.wire.problems import ProblemType

_BY_TYPE: dict[ProblemType, Code] = {
    problems.CODE_UNKNOWN: Code.CODE_UNKNOWN,
    problems.CODE_USED: Code.CODE_USED,
    problems.CODE_EXPIRED: Code.CODE_EXPIRED,
    problems.REVOKED: Code.DEVICE_REVOKED,
}
_LATER = (problems.BUSY, problems.TOO_MANY)


def problem_of(failure: failures.Failure) -> FieldProblem:
    """The one problem a person is told."""
    match failure:
        case failures.NoHq():
            return FieldProblem(Code.HQ_UNREACHABLE, what=failure.what)
        case failures.Portal():
            return FieldProblem(Code.HQ_PORTAL, what=failure.what)
        case failures.TlsTrouble():
            return FieldProblem(Code.HQ_CLOCK if failure.clock else Code.HQ_TLS, what=failure.what)
        case failures.UnsafeAddress():
            return FieldProblem(Code.HQ_ADDRESS_UNSAFE, address=failure.what)
        case failures.Refused():
            return _refused(failure)
        case failures.FalseWord():
            return FieldProblem(Code.HQ_FALSE, what=failure.what)
        case failures.Forked():
            return FieldProblem(Code.LOG_FORKED, what=failure.what)
        case failures.Damaged():
            return FieldProblem(Code.BLOB_DAMAGED, sha256=failure.what)
        case _:
            return FieldProblem(Code.HQ_NOT_OURS, what=failure.what)


def _refused(failure: failures.Refused) -> FieldProblem:
    kind = failure.problem.kind
    if kind in _LATER:
        return FieldProblem(Code.HQ_BUSY, wait_s=int(failure.retry_after_s or 0))
    known = _BY_TYPE.get(kind)
    return FieldProblem(known) if known else FieldProblem(Code.HQ_REFUSED, problem=kind.urn)
