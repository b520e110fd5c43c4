#!/usr/bin/env python3
"""Kills argus, or a process that works for it, while it measures, and looks for what is left.

    chaos.py [--times 20] [--seed 1] REFUSE ARGUS

In turns argus is killed, one of the processes below it, and argus gets what ^C sends; each in the
full tier and in the restricted one, at moments that follow from the seed. Opening the sandbox takes
but milliseconds, so it gets a turn of its own: as soon as there is a grandchild. Afterwards nothing
may be left: no process, mount, cgroup, shared memory or file. When something below it is killed
argus must end by itself, with a status and a sentence that say so. The program itself may be killed
by anybody: that one trial is then lost, and argus may go on. So may it without the first process
below it, which only forks the keeper.
"""

import argparse
import collections
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import leftovers
import tiers

EXIT_SKIP = 77
EXIT_INTERRUPTED = 130
EXITS_OF_A_LOSS = (1, 5, 6, 7)  # failed, the program's, a limit's, the sandbox's
LATEST_SECONDS = (1.2, 0.6, 0.3, 0.1)  # of a blow, and again earlier when argus was done already
BUDGET = "2s"
TRIES = 200
MISSED = "argus was done before it was hit"

TIERS = {"full": [], "restricted": ["--namespaces"]}
TURNS = ["argus", "below", "interrupt", "below", "argus", "opening", "interrupt", "below"]

# Tries to leave all that can be left, then works.
PROGRAM = f"""
import ctypes, os
libc = ctypes.CDLL(None)
for folder in ("/tmp", os.environ.get("TMPDIR", "/tmp"), "/dev/shm", "/dev/mqueue", "."):
    try:
        os.close(os.open(folder + "/argus-chaos", os.O_CREAT | os.O_WRONLY))
    except OSError:
        pass
libc.shmget({leftovers.SHM_KEY}, 4096, 0o1666)
libc.msgget({leftovers.SHM_KEY}, 0o1666)
libc.semget({leftovers.SHM_KEY}, 1, 0o1666)
total = 0
for word in input():
    for i in range(1000):
        total += i
print(total)
"""


def stop(pid):
    """Stop a process, so that it cannot end before it is killed. False: it was gone already."""
    try:
        os.kill(pid, signal.SIGSTOP)
    except ProcessLookupError:
        return False
    end = time.monotonic() + leftovers.PATIENCE_SECONDS
    while time.monotonic() < end:
        stat = leftovers.read_stat(pid)
        if not stat or stat[0] in "ZX":
            return False
        if stat[0] in "Tt":
            return True
        time.sleep(0.0005)
    return False


def is_program(pid):
    """Is it what is measured, or may it still become that?"""
    try:
        runs = os.path.basename(os.readlink(f"/proc/{pid}/exe"))
    except OSError:
        runs = ""  # init hides
    return runs.startswith("python") or not leftovers.find_descendants(pid)


def choose_below(argus, rng):
    """A process below argus, stopped, and what it is: each depth is as likely."""
    for _ in range(TRIES):
        depths = leftovers.find_descendants(argus)
        if depths:
            depth = rng.randint(1, max(depths.values()))
            pid = rng.choice([pid for pid in sorted(depths) if depths[pid] == depth])
            if stop(pid):
                return pid, f"depth {depth}{' (the program)' if is_program(pid) else ''}"
        time.sleep(0.005)
    return None, None


def await_opening(argus):
    while leftovers.read_stat(argus)[0] != "Z":
        if max(leftovers.find_descendants(argus).values(), default=0) > 1:
            break


def strike(process, turn, rng):
    """Do the turn's harm; what was hit, or None when there was nothing to hit."""
    if turn == "opening":
        await_opening(process.pid)
    if turn in ("below", "opening"):
        victim, hit = choose_below(process.pid, rng)
        if victim is not None:
            os.kill(victim, signal.SIGKILL)
        return hit
    if not stop(process.pid):
        return None
    if turn == "argus":
        process.kill()
        return "argus"
    # The terminal sends it to the whole foreground group.
    os.killpg(process.pid, signal.SIGINT)
    os.killpg(process.pid, signal.SIGCONT)
    return "^C"


def judge_end(process, tier, hit, output, error):
    """What is wrong with how argus ended."""
    status = process.returncode
    if hit == "argus":
        return
    if status == 0 and (found := json.loads(output)["sandbox"]["tier"]) != tier:
        yield f"it went on in the {found} tier"
        return
    if hit == "^C" and status == 0:
        yield MISSED
    elif hit == "^C":
        # Before it listens, ^C simply ends it; a shell says 130 of that, too.
        if status not in (EXIT_INTERRUPTED, -signal.SIGINT):
            yield f"status {status}, not {EXIT_INTERRUPTED}: {error.strip()}"
    elif status == 0 and ("(the program)" in hit or hit == "depth 1"):
        return
    elif status not in EXITS_OF_A_LOSS:
        yield f"status {status}: {error.strip()}"
    elif len(error.strip()) < 20:
        yield f"status {status} without a sentence: '{error.strip()}'"


def kill_all_below():
    for pid in leftovers.find_descendants(os.getpid()):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


def start(command, folder):
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": folder, "TMPDIR": folder}
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True, env=environment,
                            start_new_session=True)


def run_once(command, tier, turn, latest, rng):
    """One run and its end: what was hit, the end in words, what is wrong."""
    folder = tempfile.mkdtemp(prefix="argus-chaos-")
    os.chmod(folder, 0o755)
    before = leftovers.survey(folder)
    process = start(command, folder)
    # As many early as late: opening the sandbox takes milliseconds, measuring seconds.
    if turn != "opening":
        time.sleep(latest * rng.random() ** 3)
    hit = strike(process, turn, rng)
    problems = [] if hit else [MISSED]
    try:
        output, error = process.communicate(timeout=leftovers.PATIENCE_SECONDS)
        problems += judge_end(process, tier, hit, output, error) if hit else []
    except subprocess.TimeoutExpired:
        tree = sorted(leftovers.survey(folder) - before)
        problems.append("\n    ".join(["argus hangs", *tree]))
        kill_all_below()
        error = process.communicate()[1]
    problems += [f"left: {item}" for item in sorted(leftovers.wait_for_nothing_new(before, folder))]
    kill_all_below()
    shutil.rmtree(folder, ignore_errors=True)
    words = error.strip().splitlines()[-1] if error.strip() else "no words"
    words = re.sub(r"\d+ trials", "some trials", words)
    return hit, f"status {process.returncode}: {words}", problems


def run_all(options, program):
    ends = collections.Counter()
    failed = 0
    for i in range(options.times):
        rng = random.Random(f"{options.seed} {i}")
        turn = TURNS[i % len(TURNS)]
        tier = list(TIERS)[i // len(TURNS) % len(TIERS)]
        command = [options.refuse, *TIERS[tier], "--", options.argus, "run", str(program),
                   "--input", "string(n)", "--budget", BUDGET, "--no-save", "--json"]
        for latest in LATEST_SECONDS:
            hit, end, problems = run_once(command, tier, turn, latest, rng)
            if MISSED not in problems:
                break
        ends[(tier, hit, end)] += 1
        for problem in problems:
            failed += 1
            print(f"FAILED: seed {options.seed}, number {i}, "
                  f"{tier}, {hit}: {problem}", flush=True)
    for (tier, hit, end), count in sorted(ends.items(), key=str):
        print(f"{count:4} x {tier}, {hit}: {end}")
    return failed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("refuse")
    parser.add_argument("argus")
    options = parser.parse_args()
    try:
        leftovers.adopt_orphans()
    except OSError as error:
        print(error)
        return EXIT_SKIP
    doctor = subprocess.run([options.argus, "doctor", "--quick", "--json"], capture_output=True, text=True)
    if doctor.returncode == 7:
        print("no sandbox here:", doctor.stdout)
        return EXIT_SKIP
    if tiers.find_tier(json.loads(doctor.stdout)) != "full":
        del TIERS["full"]
    with tempfile.TemporaryDirectory(prefix="argus-chaos-") as folder:
        os.chmod(folder, 0o755)
        program = pathlib.Path(folder, "program.py")
        program.write_text(PROGRAM)
        return 1 if run_all(options, program) else 0


sys.exit(main())
