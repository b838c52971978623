"""Why a deed cannot be done to a register: every reason, each at its place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from fractions import Fraction

from namhoc.core import Finding, Severity
from namhoc.orgunits.change import ChangeKind, OrgUnitChange
from namhoc.orgunits.register import UnitRegister
from namhoc.orgunits.unit import OrgUnit


def problems(register: UnitRegister, change: OrgUnitChange) -> tuple[Finding, ...]:
    """Everything that stands against doing ``change`` to ``register``, in the order a person would repair it.

    BLOCKS refuses the deed; LOOK (a decision that is not named yet) does not.
    """
    return tuple(
        finding
        for check in (_decision, _shape, _sources, _targets, _goings, _children, _parents)
        for finding in check(register, change)
    )


def _blocks(code: str, message: str, fix: str, place: str) -> Finding:
    return Finding(code, message, fix, Severity.BLOCKS, place=place)


def _decision(_: UnitRegister, change: OrgUnitChange) -> Iterator[Finding]:
    if not change.decision:
        yield Finding("DEED-DECISION", "Chưa ghi số quyết định", "Ghi số, ký hiệu và ngày ký.", Severity.LOOK)


_SIZES: dict[ChangeKind, tuple[int, int]] = {
    ChangeKind.CREATE: (0, 1),
    ChangeKind.RENAME: (1, 1),
    ChangeKind.MERGE: (1, 1),
    ChangeKind.SPLIT: (1, 2),
    ChangeKind.MOVE: (1, 1),
    ChangeKind.CLOSE: (1, 0),
}
"""The fewest sources and the fewest units that go on, by kind."""


def _shape(register: UnitRegister, change: OrgUnitChange) -> Iterator[Finding]:
    sources, going_on = len(change.sources), len(change.going_on)
    fewest, targets = _SIZES[change.kind]
    joined = len(set(change.sources) | {code for code in change.going_on if register.get(code, change.eve)})
    wrong = (
        sources < fewest
        or going_on < targets
        or (change.kind is ChangeKind.CREATE and sources > 0)
        or (change.kind is ChangeKind.MERGE and (joined < 2 or going_on != 1))
        or (change.kind is ChangeKind.SPLIT and sources != 1)
        or (change.kind in {ChangeKind.RENAME, ChangeKind.MOVE} and sources != len(change.targets))
        or (change.kind is ChangeKind.MOVE and set(change.sources) != {unit.code for unit in change.targets})
        or (change.kind is ChangeKind.CLOSE and set(change.sources) & change.going_on)
    )
    if wrong:
        yield _blocks(
            "DEED-SHAPE",
            f"Số đơn vị cũ ({sources}), đơn vị sau thay đổi ({going_on}) không hợp với loại thay đổi",
            "Sáp nhập: từ hai đơn vị vào một. Chia tách: một thành từ hai. Giải thể: đơn vị không còn.",
            "Đơn vị cũ và đơn vị sau thay đổi",
        )
    for code, times in Counter([*change.sources, "", *(unit.code for unit in change.targets)]).items():
        if code and (change.sources.count(code) > 1 or times - change.sources.count(code) > 1):
            yield _blocks("DEED-SHAPE", "Đơn vị được ghi hai lần", "Bỏ một dòng.", f"Đơn vị {code}")


def _later(register: UnitRegister, code: str, change: OrgUnitChange) -> bool:
    """True when something is already written of ``code`` on the day of the deed or after it."""
    return (
        any(unit.valid_from >= change.effective for unit in register.versions(code))
        or any(unit.valid_to is not None and unit.valid_to >= change.eve for unit in register.versions(code))
        or any(link.effective >= change.effective for link in register.links_of(code))
    )


def _too_late(code: str, change: OrgUnitChange) -> Finding:
    return _blocks(
        "DEED-LATER",
        f"Đã có thay đổi khác của đơn vị này từ ngày {change.effective:%d/%m/%Y} trở đi",
        "Hủy thay đổi sau trước, chọn ngày hiệu lực muộn hơn, hoặc gộp vào một thay đổi.",
        f"Đơn vị {code}",
    )


def _sources(register: UnitRegister, change: OrgUnitChange) -> Iterator[Finding]:
    for code in change.sources:
        if _later(register, code, change):
            yield _too_late(code, change)
        elif register.get(code, change.eve) is None:
            yield _blocks(
                "DEED-SOURCE",
                f"Không có đơn vị mang mã này ngày {change.eve:%d/%m/%Y}, trước ngày hiệu lực",
                "Sửa mã đơn vị hoặc ngày hiệu lực.",
                f"Đơn vị {code}",
            )


def _targets(register: UnitRegister, change: OrgUnitChange) -> Iterator[Finding]:
    for target in change.targets:
        lives = register.get(target.code, change.eve) is not None
        if lives and target.code not in change.sources and _later(register, target.code, change):
            yield _too_late(target.code, change)
        if not lives and _code_used(register, target, change):
            yield _blocks(
                "DEED-CODE-USED",
                "Mã này đã dùng cho một đơn vị khác",
                "Cấp mã mới: mã trường, mã cơ quan không dùng lại; mã hành chính chỉ dùng lại khi đơn vị cũ đã hết.",
                f"Đơn vị {target.code}",
            )
    before = {unit.tier for code in change.sources if (unit := register.get(code, change.eve)) is not None}
    after = {target.tier for target in change.targets}
    after |= {unit.tier for going in change.goings if (unit := register.get(going.target, change.eve)) is not None}
    if change.sources and len(before | after) > 1:
        yield _blocks(
            "DEED-SHAPE", "Các đơn vị không cùng cấp, cùng loại", "Lập hai thay đổi.", "Đơn vị cũ và đơn vị nhận"
        )


def _code_used(register: UnitRegister, target: OrgUnit, change: OrgUnitChange) -> bool:
    """Codes of schools and agencies are never given twice; official codes of a tier are, once free."""
    if target.tier is None:
        return bool(register.versions(target.code))
    return any(unit.valid_to is None or unit.valid_to >= change.eve for unit in register.versions(target.code))


def _goings(register: UnitRegister, change: OrgUnitChange) -> Iterator[Finding]:
    named = {unit.code for unit in change.targets}
    parts: dict[str, list[Fraction | None]] = defaultdict(list)
    for going in change.goings:
        place = f"{going.source} → {going.target}"
        parts[going.source].append(going.share)
        if going.source not in change.sources:
            yield _blocks("DEED-SOURCE", "Phần chuyển đi của đơn vị không nằm trong thay đổi", "Sửa mã.", place)
        if going.target not in named and register.get(going.target, change.eve) is None:
            yield _blocks(
                "DEED-TARGET", "Không có đơn vị nhận mang mã này", "Ghi đơn vị nhận vào thay đổi, hoặc sửa mã.", place
            )
        elif going.target not in named | set(change.sources) and _later(register, going.target, change):
            yield _too_late(going.target, change)
        if going.share is not None and 0 < going.share < 1 and not going.basis:
            yield _blocks("DEED-BASIS", "Phần chia không ghi căn cứ", "Ghi căn cứ: số học sinh, dân số ...", place)
    for code in change.sources:
        if not _sum_to_one(parts[code], code, change):
            yield _blocks(
                "DEED-SHARES",
                "Các phần chia không cộng thành toàn bộ đơn vị",
                "Ghi đủ nơi nhận; các phần cộng lại bằng 1; phần nào không biết thì để trống.",
                f"Đơn vị {code}",
            )
    if len(change.goings) != len({(going.source, going.target) for going in change.goings}):
        yield _blocks("DEED-SHARES", "Một nơi nhận được ghi hai lần", "Gộp hai dòng.", "Nơi nhận")


def _sum_to_one(shares: list[Fraction | None], code: str, change: OrgUnitChange) -> bool:
    if not shares:  # nothing said: right where the unit goes on as itself, or ends without an heir
        return change.kind in {ChangeKind.RENAME, ChangeKind.MOVE, ChangeKind.CLOSE} or code in {
            unit.code for unit in change.targets if change.kind is not ChangeKind.SPLIT
        }
    known = [share for share in shares if share is not None]
    if any(not 0 < share <= 1 for share in known):
        return False
    return sum(known) == 1 if len(known) == len(shares) else sum(known) < 1


def _children(register: UnitRegister, change: OrgUnitChange) -> Iterator[Finding]:
    moved = change.children_moved(register)
    for child, parent in moved.items():
        if parent is None:
            yield _blocks(
                "DEED-CHILDREN",
                f"Đơn vị này còn trực thuộc {child.parent}, thay đổi chưa nói chuyển về đâu",
                "Ghi đơn vị quản lý mới của nó.",
                f"Đơn vị {child.code}",
            )
        elif _later(register, child.code, change):
            yield _too_late(child.code, change)
    for code in {code for code, _ in change.moved} - {child.code for child in moved}:
        yield _blocks(
            "DEED-CHILDREN", "Đơn vị này không trực thuộc đơn vị cũ nào của thay đổi", "Bỏ dòng này.", f"Đơn vị {code}"
        )
    for parent_code in change.ended:
        for child in register.ever_under(parent_code):
            if child.valid_from >= change.effective:
                yield _too_late(child.code, change)


def _parents(register: UnitRegister, change: OrgUnitChange) -> Iterator[Finding]:
    """The tree after the deed: every parent is there, and nobody stands above himself."""
    after = {unit.code: unit.parent for unit in change.targets}
    after |= {child.code: parent for child, parent in change.children_moved(register).items() if parent is not None}
    for code in after:
        seen, at = {code}, after[code]
        while at is not None:
            if at in seen:
                yield _blocks(
                    "DEED-CYCLE", "Đơn vị quản lý nằm dưới chính đơn vị này", "Chọn đơn vị khác.", f"Đơn vị {code}"
                )
                break
            seen.add(at)
            unit = register.get(at, change.eve)
            if at not in after and (unit is None or at in change.ended):
                yield _blocks(
                    "DEED-PARENT",
                    f"Không có đơn vị quản lý mã {at} từ ngày {change.effective:%d/%m/%Y}",
                    "Sửa mã đơn vị quản lý, hoặc lập đơn vị đó trước.",
                    f"Đơn vị {code}",
                )
                break
            at = after.get(at, unit.parent if unit else None)
