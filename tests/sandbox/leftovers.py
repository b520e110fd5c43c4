"""What a sandbox may leave behind, and how to find it.

The caller becomes the reaper of orphans, so that no process of its children's can hide behind a
dead parent. Other programs of the machine come and go meanwhile: of what is shared with them only
what has a name of the tests' counts.
"""

import ctypes
import errno
import os
import pathlib
import time

MARK = "argus-chaos"  # what tests and their programs put into the names of files
SHM_KEY = 0x4172677  # what the program of the tests asks shared memory, queues and semaphores for
PR_SET_CHILD_SUBREAPER = 36
PATIENCE_SECONDS = 20  # not a limit on Argus's speed, only on the test's patience


def adopt_orphans():
    if not os.path.exists(f"/proc/self/task/{os.getpid()}/children"):
        raise OSError(errno.ENOSYS, "the kernel keeps no lists of children")
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "PR_SET_CHILD_SUBREAPER")


def read_stat(pid):
    """State and parent of a process, or None when it is gone."""
    try:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return fields[0].decode(), int(fields[1])


def read_children(pid):
    """The kernel keeps a list for each thread."""
    try:
        for thread in os.listdir(f"/proc/{pid}/task"):
            words = pathlib.Path(f"/proc/{pid}/task/{thread}/children").read_text().split()
            yield from map(int, words)
    except (FileNotFoundError, ProcessLookupError):
        return


def find_descendants(root, depth=1):
    """{process: depth} of all that descend from root, which is not among them itself."""
    found = {}
    for child in read_children(root):
        found[child] = depth
        found.update(find_descendants(child, depth + 1))
    return found


def reap():
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def find_named(folder, depth, name_part):
    for path, names, files in os.walk(folder, onerror=lambda error: None):
        if path.count("/") - folder.count("/") >= depth:
            names.clear()
        yield from (f"{path}/{name}" for name in names + files if name_part in name)


def find_ipc():
    for kind in ("shm", "msg", "sem"):
        try:
            lines = pathlib.Path(f"/proc/sysvipc/{kind}").read_text().splitlines()[1:]
        except FileNotFoundError:
            continue
        yield from (f"{kind} {line}" for line in lines if int(line.split()[0]) == SHM_KEY)


def survey(folder):
    """Everything that is there now; `folder` is one that should end up empty."""
    found = {f"process {pid} (depth {depth}): {describe(pid)}"
             for pid, depth in find_descendants(os.getpid()).items()
             if read_stat(pid) != ("Z", os.getpid())}  # dead, and ours to reap
    mounts = pathlib.Path("/proc/self/mountinfo").read_text().splitlines()
    found |= {f"mount {line}" for line in mounts}
    found |= {f"cgroup {path}" for path in find_named("/sys/fs/cgroup", 6, "argus")}
    for shared in ("/dev/shm", "/dev/mqueue", "/tmp"):
        found |= {f"file {path}" for path in find_named(shared, 0, MARK) if path != folder}
    found |= set(find_ipc())
    found |= {f"left in TMPDIR: {name}" for name in os.listdir(folder)}
    return found


def describe(pid):
    try:
        words = pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        return " ".join(word.decode(errors="replace") for word in words)[:80]
    except OSError:
        return "?"


def wait_for_nothing_new(before, folder):
    """What is there and was not before, once it has had time to go."""
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        reap()
        new = survey(folder) - before
        # Folders do not go by themselves: no need to wait for them alone.
        waiting = {item for item in new if not item.startswith("left in")}
        if not waiting or time.monotonic() > end:
            return new
        time.sleep(0.02)
