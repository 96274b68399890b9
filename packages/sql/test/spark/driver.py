"""Runs a job of statements on a cluster of Spark, and says how far it is: one line of JSON for each event.

The job is a file of JSON: `master`, `views` (name: files of Parquet), `statements` (`name`, `sql`, and `into`, a folder, where
a result is to be written as Parquet; what has no folder is a command), `partitions`.
"""

import json
import sys
import threading
import time

from pyspark.sql import SparkSession


def tell(**event):
    print(json.dumps(event), flush=True)


def executors(spark):
    """Executors that live, without the driver itself."""
    return spark.sparkContext._jsc.sc().statusTracker().getExecutorInfos().__len__() - 1


def watch(spark, name, done):
    """Says once that a statement is in its midst: some of the tasks of a stage are done, and others are not."""
    tracker = spark.sparkContext.statusTracker()
    while not done.is_set():
        for stage in tracker.getActiveStageIds():
            info = tracker.getStageInfo(stage)
            if info is not None and info.numTasks > 3 and 0 < info.numCompletedTasks < info.numTasks:
                tell(event="amid", name=name, tasks=info.numTasks, completed=info.numCompletedTasks)
                return
        time.sleep(0.05)


def main():
    with open(sys.argv[1], encoding="utf8") as file:
        job = json.load(file)
    spark = (
        SparkSession.builder.appName("tieuchi")
        .master(job["master"])
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.executor.memory", "1g")
        .config("spark.sql.shuffle.partitions", str(job["partitions"]))
        .config("spark.sql.adaptive.coalescePartitions.enabled", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.warehouse.dir", job["warehouse"])
        # A statement has as many columns as a pack has parts, and a plan is only printed in an error.
        .config("spark.sql.debug.maxToStringFields", "50")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    deadline = time.time() + 60
    while executors(spark) < job["workers"] and time.time() < deadline:
        time.sleep(0.2)
    tell(event="began", executors=executors(spark), spark=spark.version)
    for name, files in job["views"].items():
        spark.read.parquet(*files).createOrReplaceTempView(name)
    for statement in job["statements"]:
        began = time.time()
        done = threading.Event()
        threading.Thread(target=watch, args=(spark, statement["name"], done), daemon=True).start()
        try:
            rows = spark.sql(statement["sql"])
            if "into" in statement:
                rows.write.parquet(statement["into"])
        finally:
            done.set()
        tell(event="done", name=statement["name"], seconds=round(time.time() - began, 2))
    tell(event="ended", executors=executors(spark))
    spark.stop()


main()
