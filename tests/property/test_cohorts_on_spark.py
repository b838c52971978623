"""The same counting pass on PySpark: equal to the plain predicates and to Polars, without a word changed."""

import random
import shutil
from operator import itemgetter

import pytest

from namhoc.engine import spark_frame
from namhoc.recognition.cohorts import KEYS, NAMES, count, counted, figure_table
from namhoc.recognition.cohorts.frame import as_frame
from tests.property.people import random_person

pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="PySpark needs Java, which is not installed"),
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]


@pytest.fixture(scope="module")
def session():
    sql = pytest.importorskip("pyspark.sql", reason="PySpark (extra cluster) is not installed")
    builder = sql.SparkSession.builder.master("local[2]").appName("namhoc")
    for name, value in {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.memory": "1g",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
    }.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    yield spark
    spark.stop()


@pytest.fixture(scope="module")
def people():
    """Many persons of every kind the shape allows."""
    rng = random.Random(2026)
    return [random_person(rng) for _ in range(8000)]


@pytest.fixture(scope="module")
def on_spark(session, people, tmp_path_factory):
    path = tmp_path_factory.mktemp("spark") / "people.parquet"
    as_frame(people).write_parquet(path)
    return count(spark_frame(session, [path])).cache()


def cohorts(rows):
    return {tuple(row[key] for key in KEYS): {name: row[name] for name in NAMES if row[name]} for row in rows}


def test_spark_counts_what_the_plain_predicates_and_polars_count(on_spark, people):
    found = cohorts(on_spark.collect())
    assert found == cohorts(count(as_frame(people).lazy()).collect().iter_rows(named=True))
    assert found == {key: {name: n for name, n in one.items() if n} for key, one in counted(people).items()}


def test_spark_adds_up_the_figures_as_polars_does(on_spark, people):
    told = [row.asDict() for row in figure_table(on_spark).collect()]
    on_polars = figure_table(count(as_frame(people).lazy())).collect().to_dicts()
    assert sorted(told, key=itemgetter("commune")) == sorted(on_polars, key=itemgetter("commune"))
