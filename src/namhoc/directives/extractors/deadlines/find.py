"""From sentences to deadlines: time lines of tasks, entry into force, dated duties, duties that recur."""

from __future__ import annotations

from collections.abc import Iterator

from namhoc.core import Span
from namhoc.directives.directive import Deadline
from namhoc.directives.extractors.deadlines.dated import DatedClause
from namhoc.directives.extractors.deadlines.in_force import in_force
from namhoc.directives.extractors.deadlines.labelled import in_column, in_table_row, labelled
from namhoc.directives.extractors.deadlines.undated import at_once, may_hold_a_duty, undated
from namhoc.directives.layout import Context
from namhoc.directives.rows import overlaps_any, tables_of
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
    columns = list(_in_columns(context))
    rows = sorted({place for place, _ in columns})
    found = [item for item in found if not overlaps_any(item.span, rows)] + [item for _, item in columns]
    for paragraph in prose.paragraphs:
        if overlaps_any(paragraph.span, rows):
            continue
        found.extend(cell for cell in in_table_row(paragraph) if not any(cell.span.overlaps(i.span) for i in found))
    return tuple(sorted(found, key=lambda item: item.span))


def _in_columns(context: Context) -> Iterator[tuple[Span, Deadline]]:
    """The deadlines in the time columns of tables, each with the place of its row."""
    for table in tables_of(context.text):
        for row in table.rows:
            filled = [cell for cell in row if len(cell)]
            for cell in (row[column] for column in table.when if column < len(row)):
                if filled and len(cell) and not context.in_furniture(cell):
                    for item in in_column(cell.of(context.text), cell, context.fields.date):
                        yield Span(filled[0].start, filled[-1].end), item


def _in_sentence(context: Context, sentence: Sentence, subject: Subject) -> Iterator[Deadline]:
    """The first of the rules that knows the sentence reads it; a clause with a date is not read for recurrence."""
    for known in (list(labelled(sentence, context.fields.date)), list(in_force(sentence, context.fields.date))):
        if known:
            yield from known
            return
    if subject is Subject.REVIEW or not may_hold_a_duty(sentence):
        return
    ordering = subject in (Subject.PLAN, Subject.GOALS) or context.task_at(sentence.span.start) is not None
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
