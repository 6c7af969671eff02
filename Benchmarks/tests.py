#!/usr/bin/python3
"""Tests of what the measurements stand on: readings of tools and of /proc, medians and verdicts, the made-up show."""

import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import archive
import audio
import cases
import crowd
import load
import processes
import rounds
import searching
from report import Figure, Result


class Percentiles(unittest.TestCase):
    def test_nearest_rank(self):
        hundred = list(range(1, 101))
        for percent, value in ((50, 50), (99, 99), (100, 100), (1, 1)):
            self.assertEqual(load.percentile(hundred, percent), value)
        self.assertEqual(load.percentile([7], 99), 7)
        self.assertEqual(load.percentile([1, 2, 3], 50), 2)


class Tools(unittest.TestCase):
    def test_the_report_of_wrk_is_found_in_its_output(self):
        output = (
            'Running 1s test\nreport {"requests": 10, "bytes": 2000, "duration": 2000000, "p50": 5, "p99": 9, '
            '"connect_errors": 1, "read_errors": 2, "write_errors": 0, "timeouts": 0, "bad_statuses": 4}\nbye\n')
        report = load.WrkReport.read(output)
        self.assertEqual((report.per_second, report.failures), (5, 7))
        self.assertEqual(report.failures_told, "1 connect errors, 2 read errors, 4 bad statuses")

    def test_wrk_without_a_report_is_an_error(self):
        with self.assertRaisesRegex(RuntimeError, "unable to connect"):
            load.WrkReport.read("unable to connect to 127.0.0.1:1 Connection refused\n")

    def test_the_log_of_h2load_is_read_without_its_first_tenth(self):
        # Slow at first, as a start is; then 100 µs each, one of them not answered.
        lines = [f"{1000 * start}\t200\t{9999 if start < 10 else 100}" for start in range(100)]
        lines[50] = "50000\t-1\t100"
        report = load.OpenLoopReport.read("\n".join(lines) + "\n")
        self.assertEqual((report.requests, report.failures), (100, 1))
        self.assertEqual((report.p50, report.p99, report.worst), (100, 100, 100))
        self.assertAlmostEqual(report.rate, 100 / 0.099, places=3)

    def test_an_empty_log_is_an_error(self):
        with self.assertRaises(RuntimeError):
            load.OpenLoopReport.read("")


class Queries(unittest.TestCase):
    def test_every_class_of_plain_words_is_in_the_list(self):
        found = searching.classes()
        self.assertLessEqual(set(searching.PLAIN), set(found))
        self.assertGreaterEqual(sum(map(len, found.values())), 200)

    def test_a_show_is_asked_for_its_own_tag_and_one_without_tags_for_none(self):
        for rows, query in (([("wool",), ("wool",), ("silk",)], "tag:wool"), ([], None)):
            with tempfile.TemporaryDirectory() as folder:
                database = sqlite3.connect(Path(folder) / "notecast.sqlite")
                database.execute("CREATE TABLE tag (slug TEXT)")
                database.executemany("INSERT INTO tag VALUES (?)", rows)
                database.commit()
                database.close()
                asked = [one for one in searching.classes(Path(folder))["filter"] if one.startswith("tag:")]
                self.assertEqual(asked, [query] if query else [])

    def test_a_query_is_put_to_fts5_as_its_words(self):
        for query, match in (
            ("two words", '"two" "words"'), ('"a phrase" x', '"a phrase" "x"'), ("begin*", '"begin"*'), ("C++", '"C++"'),
            ("***", None), ("", None), ('say "never closed', '"say" "never" "closed"'),
        ):
            self.assertEqual(searching.plain(query), match)


class Rounds(unittest.TestCase):
    def test_parties_take_turns_and_every_other_round_is_backwards(self):
        order = []
        parties = [(name, lambda name=name: order.append(name) or len(order)) for name in "ab"]
        self.assertEqual(rounds.interleaved(parties, 3), {"a": [1, 4, 5], "b": [2, 3, 6]})
        self.assertEqual(order, ["a", "b", "b", "a", "a", "b"])

    def test_ratios_are_taken_round_by_round(self):
        self.assertEqual(rounds.ratios([1, 6], [2, 3]), [0.5, 2])
        with self.assertRaises(ValueError):
            rounds.ratios([1], [1, 2])


class Verdicts(unittest.TestCase):
    def test_a_figure_is_the_median_and_is_held_to_its_goal(self):
        for values, at_most, at_least, reached in (
            ([0.5, 0.65, 9], 0.65, None, True), ([0.5, 0.66, 0.66], 0.65, None, False),
            ([1.2, 1.3, 1.4], None, 1.3, True), ([1.29, 1.2, 5], None, 1.3, False), ([3], None, None, True),
        ):
            with self.subTest(values=values):
                self.assertEqual(Figure("x", values, at_most, at_least).is_reached, reached)

    def test_a_fault_makes_a_figure_void_and_a_figure_without_a_goal_has_no_verdict(self):
        result = Result("page", "a page", figures=[Figure("x", [1], at_most=2), Figure("y", [1])])
        self.assertEqual([result.verdict(figure) for figure in result.figures], ["pass", ""])
        result.faults.append("nginx: 1 timeouts")
        self.assertEqual([result.verdict(figure) for figure in result.figures], ["void", ""])
        self.assertIn("fault: nginx: 1 timeouts", result.text())


class Processes(unittest.TestCase):
    def test_the_time_of_children_counts_while_they_run_and_when_they_have_ended(self):
        # More than what is asked for below: the kernel gives whole hundredths, cut off in each of four numbers.
        burn = "import time\nwhile time.process_time() < 0.5: pass\n"
        wait = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {burn!r}])\ninput()"
        parent = subprocess.Popen([sys.executable, "-c", wait], stdin=subprocess.PIPE)
        try:
            end = time.monotonic() + 20
            most_members = 0
            while processes.cpu_seconds(parent.pid) < 0.3 and time.monotonic() < end:
                most_members = max(most_members, len(processes.family(parent.pid)))
            self.assertEqual(most_members, 2)
            while len(processes.family(parent.pid)) > 1 and time.monotonic() < end:
                time.sleep(0.01)
            self.assertGreaterEqual(processes.cpu_seconds(parent.pid), 0.3)
            self.assertGreater(processes.resident_kilobytes(parent.pid), 1000)
        finally:
            parent.communicate(b"\n")
        self.assertFalse(processes.is_alive(parent.pid))
        self.assertEqual(processes.family(parent.pid), [])

    def test_descriptors_are_counted(self):
        before = processes.descriptors(os.getpid())
        pipe = os.pipe()
        self.assertEqual(processes.descriptors(os.getpid()), before + 2)
        for end in pipe:
            os.close(end)


class Crowds(unittest.TestCase):
    def test_each_client_is_counted_by_what_became_of_it(self):
        answers = [
            b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", b"",
            b"HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n",
            b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no",
        ]
        with socket.create_server(("127.0.0.1", 0)) as server:
            clients = crowd.Crowd(server.getsockname()[1], ["/"] * (len(answers) + 1))
            clients.collect(0.1)
            taken = [server.accept()[0] for _ in range(len(answers) + 1)]
            for connection, answer in zip(taken, answers, strict=False):  # The last one waits.
                connection.recv(65536)
                connection.sendall(answer)
                connection.close()
            clients.collect(0.5)
            self.assertEqual((clients.lost, clients.waiting, clients.unadvised), (2, 1, 1))
            self.assertEqual(clients.statuses, {200: 1, 503: 2})
            self.assertEqual(clients.others({200}), 2)
            clients.close()
            taken[-1].close()


class MadeUpShow(unittest.TestCase):
    def test_the_archive_is_the_same_each_time_and_another_in_each_edition(self):
        number = archive.FIRST
        for write in (archive.notes, archive.transcript):
            self.assertEqual(write(number), write(number))
            self.assertNotEqual(write(number), write(number, 1))
            self.assertNotEqual(write(number), write(number + 1))

    def test_the_archive_is_as_heavy_as_it_says(self):
        for number in range(archive.FIRST, archive.FIRST + 20):
            self.assertTrue(4_500 < len(archive.notes(number)) < 8_000)
            self.assertTrue(45_000 < len(archive.transcript(number)) < 55_000)

    def test_audio_is_whole_frames_back_to_back(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.mp3"
            audio.write(path, 2_000_000)
            data = path.read_bytes()
        self.assertEqual(len(data) % audio.FRAME_BYTES, 0)
        self.assertGreater(len(data), 2_000_000 - audio.FRAME_BYTES)
        starts = [place for place in range(len(data)) if data[place] == 0xFF]
        self.assertEqual(starts, list(range(0, len(data), audio.FRAME_BYTES)))


class Cases(unittest.TestCase):
    def test_every_case_has_a_title_and_can_be_run(self):
        for name in cases.NAMES:
            case = cases.load(name)
            self.assertTrue(case.TITLE and callable(case.run), name)

    def test_every_file_of_a_case_is_listed(self):
        files = {path.stem.replace("_", "-") for path in Path(cases.__file__).parent.glob("*.py")} - {"--init--"}
        self.assertEqual(files, set(cases.NAMES))


if __name__ == "__main__":
    unittest.main()
