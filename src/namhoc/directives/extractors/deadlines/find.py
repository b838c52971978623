"""From sentences to deadlines: time lines of tasks, entry into force, dated duties, duties that recur."""

from __future__ import annotations

from collections.abc import Iterator

from namhoc.directives.directive import Deadline
from namhoc.directives.extractors.deadlines.dated import DatedClause
from namhoc.directives.extractors.deadlines.in_force import in_force
from namhoc.directives.extractors.deadlines.labelled import in_table_row, labelled
from namhoc.directives.extractors.deadlines.undated import at_once, may_hold_a_duty, undated
from namhoc.directives.layout import Context
from namhoc.directives.sections import Subject, sections_of
from namhoc.directives.sentences import Sentence, prose_of


def find(context: Context) -> tuple[Deadline, ...]:
    """Deadlines, periods and reporting duties, in order."""
    prose = prose_of(context.text, context.lines)
    sections = sections_of(prose, context.fields)
    title = context.fields.title_span
    found: list[Deadline] = []
    for sentence in prose.sentences:
        subject = sections.at(sentence.span.start)
        if subject is Subject.QUOTED or (title is not None and title.overlaps(sentence.span)):
            continue
        found.extend(_in_sentence(context, sentence, subject))
    for paragraph in prose.paragraphs:
        found.extend(cell for cell in in_table_row(paragraph) if not any(cell.span.overlaps(i.span) for i in found))
    return tuple(sorted(found, key=lambda item: item.span))


def _in_sentence(context: Context, sentence: Sentence, subject: Subject) -> Iterator[Deadline]:
    """The first of the rules that knows the sentence reads it; a clause with a date is not read for recurrence."""
    for known in (list(labelled(sentence)), list(in_force(sentence, context.fields.date))):
        if known:
            yield from known
            return
    if subject is Subject.REVIEW or not may_hold_a_duty(sentence):
        return
    ordering = subject in (Subject.PLAN, Subject.GOALS)
    cited = tuple(c.span for c in context.citations if c.span.overlaps(sentence.span))
    for clause in sentence.clauses:
        words = sentence.words(clause)
        items = list(DatedClause(words, clause.start, context.fields, ordering).duties(cited))
        if items:
            yield from items
            yield from (
                item for item in at_once(words, clause.start) if not any(i.span.overlaps(item.span) for i in items)
            )
        else:
            yield from undated(sentence, words, clause.start)
