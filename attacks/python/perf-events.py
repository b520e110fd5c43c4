# group: calls
# about: perf_event_open, which watches the whole machine
# expect: security
import ctypes
import platform

number = {"x86_64": 298, "aarch64": 241}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
result = libc.syscall(number, 0, 0, -1, -1, 0)
print("escaped: perf_event_open came back with", result, "errno", ctypes.get_errno())
