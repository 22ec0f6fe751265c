// Stands between a program and the C library (LD_PRELOAD) and does to it what disks, kernels and clocks do: records what is
// written to files and when it is flushed, fails a flush, ends the process at an exact step, moves the wall clock. What it
// is to do is said in the environment:
//   SHIM_PREFIX  paths that begin like this are watched
//   SHIM_LOG     file for the record of writes: op, length of path, offset, length; path; octets
//   SHIM_KILL    step:when:count, such as fdatasync:before:12; steps are pwrite and fdatasync on
//                files that are watched, write and read on sockets; when is before or after
//   SHIM_FAIL    count: from this flush on every one fails with EIO
//   SHIM_CLOCK   file of eight octets: nanoseconds to add to the wall clock, read at every look
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *prefix, *kill_step, *kill_when;
static long kill_count = -1, fail_from = -1;
static long steps = 0, flushes = 0;
static int log_fd = -1;
static volatile int64_t *clock_offset;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
  prefix = getenv("SHIM_PREFIX");
  const char *path = getenv("SHIM_LOG");
  if (path) log_fd = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  char *kill_spec = getenv("SHIM_KILL");
  if (kill_spec) {
    char *copy = strdup(kill_spec);
    kill_step = strtok(copy, ":");
    kill_when = strtok(NULL, ":");
    char *count = strtok(NULL, ":");
    kill_count = count ? atol(count) : -1;
  }
  if (getenv("SHIM_FAIL")) fail_from = atol(getenv("SHIM_FAIL"));
  const char *clock = getenv("SHIM_CLOCK");
  if (clock) {
    int fd = syscall(SYS_openat, AT_FDCWD, clock, O_RDONLY | O_CLOEXEC, 0);
    void *map = fd < 0 ? MAP_FAILED : mmap(NULL, 8, PROT_READ, MAP_SHARED, fd, 0);
    if (map != MAP_FAILED) clock_offset = map;
  }
}

/** The path behind a descriptor when it is watched, else an empty text. */
static void watched(int fd, char *path, size_t size) {
  char link[64];
  path[0] = 0;
  if (!prefix) return;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, size - 1);
  path[length < 0 ? 0 : length] = 0;
  if (strncmp(path, prefix, strlen(prefix)) != 0) path[0] = 0;
}

static void record(char op, const char *path, uint64_t offset, const void *octets, uint32_t length) {
  if (log_fd < 0) return;
  uint16_t path_length = strlen(path);
  char head[15];
  head[0] = op;
  memcpy(head + 1, &path_length, 2);
  memcpy(head + 3, &offset, 8);
  memcpy(head + 11, &length, 4);
  struct iovec all[3] = {{head, sizeof head}, {(void *)path, path_length}, {(void *)octets, octets ? length : 0}};
  syscall(SYS_writev, log_fd, all, 3);
}

static void step(const char *name, const char *when) {
  if (kill_count < 0 || strcmp(name, kill_step) != 0 || strcmp(when, kill_when) != 0) return;
  if (__atomic_add_fetch(&steps, 1, __ATOMIC_SEQ_CST) == kill_count) syscall(SYS_kill, getpid(), SIGKILL);
}

static int is_tcp(int fd, const char *name) {
  int type;
  socklen_t length = sizeof type;
  return kill_count >= 0 && strcmp(kill_step, name) == 0 && getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &type, &length) == 0 && type != AF_UNIX;
}

static int flush(int fd, int (*real)(int)) {
  char path[512];
  watched(fd, path, sizeof path);
  if (!path[0]) return real(fd);
  step("fdatasync", "before");
  if (fail_from >= 0 && __atomic_add_fetch(&flushes, 1, __ATOMIC_SEQ_CST) >= fail_from) {
    errno = EIO;
    return -1;
  }
  pthread_mutex_lock(&lock);
  int result = real(fd);
  if (result == 0) record('S', path, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  step("fdatasync", "after");
  return result;
}
int fsync(int fd) { return flush(fd, REAL(fsync)); }
int fdatasync(int fd) { return flush(fd, REAL(fdatasync)); }

static ssize_t put(int fd, const void *octets, size_t length, off_t offset, const char *path) {
  step("pwrite", "before");
  pthread_mutex_lock(&lock);
  ssize_t result = offset < 0 ? syscall(SYS_write, fd, octets, length) : syscall(SYS_pwrite64, fd, octets, length, offset);
  if (result > 0) record('W', path, offset < 0 ? (uint64_t)(lseek(fd, 0, SEEK_CUR) - result) : (uint64_t)offset, octets, result);
  pthread_mutex_unlock(&lock);
  step("pwrite", "after");
  return result;
}
ssize_t pwrite(int fd, const void *octets, size_t length, off_t offset) {
  char path[512];
  watched(fd, path, sizeof path);
  return path[0] ? put(fd, octets, length, offset, path) : syscall(SYS_pwrite64, fd, octets, length, offset);
}
ssize_t pwrite64(int fd, const void *octets, size_t length, off_t offset) { return pwrite(fd, octets, length, offset); }

ssize_t write(int fd, const void *octets, size_t length) {
  char path[512];
  watched(fd, path, sizeof path);
  if (path[0]) return put(fd, octets, length, -1, path);
  int tcp = is_tcp(fd, "write");
  if (tcp) step("write", "before");
  ssize_t result = syscall(SYS_write, fd, octets, length);
  if (tcp) step("write", "after");
  return result;
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  int tcp = is_tcp(fd, "write");
  if (tcp) step("write", "before");
  ssize_t result = syscall(SYS_writev, fd, parts, count);
  if (tcp) step("write", "after");
  return result;
}
ssize_t read(int fd, void *octets, size_t length) {
  int tcp = is_tcp(fd, "read");
  if (tcp) step("read", "before");
  ssize_t result = syscall(SYS_read, fd, octets, length);
  if (tcp && result > 0) step("read", "after");
  return result;
}

int ftruncate(int fd, off_t length) {
  char path[512];
  watched(fd, path, sizeof path);
  pthread_mutex_lock(&lock);
  int result = syscall(SYS_ftruncate, fd, length);
  if (result == 0 && path[0]) record('T', path, length, NULL, 0);
  pthread_mutex_unlock(&lock);
  return result;
}
int ftruncate64(int fd, off_t length) { return ftruncate(fd, length); }

static int path_watched(const char *path) { return prefix && strncmp(path, prefix, strlen(prefix)) == 0; }
int unlink(const char *path) {
  pthread_mutex_lock(&lock);
  int result = syscall(SYS_unlinkat, AT_FDCWD, path, 0);
  if (result == 0 && path_watched(path)) record('U', path, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  return result;
}
int rename(const char *from, const char *to) {
  pthread_mutex_lock(&lock);
  int result = syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
  if (result == 0 && path_watched(from)) record('R', from, 0, to, strlen(to));
  pthread_mutex_unlock(&lock);
  return result;
}

int clock_gettime(clockid_t id, struct timespec *at) {
  int result = syscall(SYS_clock_gettime, id, at);
  if (result != 0 || !clock_offset || (id != CLOCK_REALTIME && id != CLOCK_REALTIME_COARSE)) return result;
  int64_t ns = (int64_t)at->tv_sec * 1000000000 + at->tv_nsec + *clock_offset;
  at->tv_sec = ns / 1000000000;
  at->tv_nsec = ns % 1000000000;
  return 0;
}
int gettimeofday(struct timeval *restrict at, void *restrict zone) {
  struct timespec now;
  (void)zone;
  clock_gettime(CLOCK_REALTIME, &now);
  at->tv_sec = now.tv_sec;
  at->tv_usec = now.tv_nsec / 1000;
  return 0;
}
time_t time(time_t *at) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (at) *at = now.tv_sec;
  return now.tv_sec;
}
