# group: secrets
# about: passwords, keys and the names of users and machines
# expect: held
import os

names = ("/etc/shadow", "/etc/gshadow", "/etc/passwd", "/etc/group", "/etc/sudoers",
         "/etc/hostname",
         "/etc/machine-id", "/etc/ssh/ssh_host_ed25519_key", "/etc/ssl/private", "/etc/fstab",
         "/etc/resolv.conf", "/etc/hosts", "/etc/crontab", "/var/log/auth.log", "/var/log/syslog",
         "/var/log/dpkg.log", "/run/utmp", "/var/spool/cron", "/var/lib/dpkg/status",
         "/root/.profile",
         "/boot", "/srv", "/mnt", "/media", "/run/secrets", "/var/run/docker.sock", "/sys/class")
for name in names:
    try:
        os.close(os.open(name, os.O_RDONLY))
        print("escaped:", name)
        break
    except (FileNotFoundError, PermissionError):
        pass
else:
    print("held")
