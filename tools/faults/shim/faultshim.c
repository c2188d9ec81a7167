// faultshim: stands between a program and the C library's calls on files (LD_PRELOAD), so that each of them can be made to
// fail, to be the program's last, or to be written down. tools/faults/run compiles it; SECURITY.md says what it is for.
//
// Calls on paths within the folders of FAULT_SCOPE (absolute, parted by colons), and on descriptors opened there, are
// numbered from 1. Then, as the environment says:
//   FAULT_AT=N FAULT_ERROR=E   call N fails with error number E, or for E=SHORT a read or write does half of its work
//   FAULT_STICKS=1             so does every later call of the same name
//   FAULT_KILL=N               SIGKILL in the place of call N
//   FAULT_STOP=1               SIGSTOP before every call
//   FAULT_SPACE=BYTES          after so many bytes written the disk is full: a write is cut short, then ENOSPC
//   FAULT_NO_SYNC=1            fsync and fdatasync do nothing and say that all is well
//   FAULT_LIST=FILE            each call as a line: number, name, path
//   FAULT_RECORD=FILE          each call that changes something, with its bytes, as struct record says
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { MAX_DESCRIPTORS = 4096, MAX_PATH = 4096 };

enum kind {
  KIND_CREATE = 1, KIND_WRITE, KIND_TRUNCATE, KIND_RENAME, KIND_UNLINK, KIND_MKDIR, KIND_SYNC_FILE, KIND_SYNC_FOLDER,
  KIND_RMDIR, KIND_LINK
};

// Little-endian, without padding; then the path, the other path, the bytes.
struct __attribute__((packed)) record {
  uint8_t kind;
  uint32_t path_length, other_length;
  uint64_t inode, offset, byte_count;
};

static const char *scope, *fail_error;
static long fail_at, kill_at;
static bool stops, sticks, no_sync, has_space;
static long space;
static int list_file = -1, record_file = -1;
static long calls;
static char failing_name[32];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *opened[MAX_DESCRIPTORS];

static int raw_open(const char *path, int flags) { return (int)syscall(SYS_openat, AT_FDCWD, path, flags, 0644); }

__attribute__((constructor)) static void start(void) {
  const char *text;
  scope = getenv("FAULT_SCOPE");
  if ((text = getenv("FAULT_AT"))) fail_at = atol(text);
  fail_error = getenv("FAULT_ERROR");
  sticks = getenv("FAULT_STICKS") != NULL;
  if ((text = getenv("FAULT_KILL"))) kill_at = atol(text);
  stops = getenv("FAULT_STOP") != NULL;
  no_sync = getenv("FAULT_NO_SYNC") != NULL;
  if ((text = getenv("FAULT_SPACE"))) has_space = true, space = atol(text);
  if ((text = getenv("FAULT_LIST"))) list_file = raw_open(text, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC);
  if ((text = getenv("FAULT_RECORD"))) record_file = raw_open(text, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC);
}

// Without «.», «..» and doubled strokes; links are not followed.
static void normalise(const char *path, char *out) {
  char whole[2 * MAX_PATH];
  size_t length = 0;
  if (path[0] != '/') {
    if (!getcwd(whole, MAX_PATH)) whole[0] = 0;
    length = strlen(whole);
    whole[length++] = '/';
  }
  snprintf(whole + length, sizeof whole - length, "%s", path);
  size_t end = 0;
  for (char *rest = whole, *part; (part = strsep(&rest, "/"));) {
    if (!*part || !strcmp(part, ".")) continue;
    if (!strcmp(part, "..")) {
      while (end > 0 && out[--end] != '/') {}
      continue;
    }
    end += (size_t)snprintf(out + end, MAX_PATH - end, "/%s", part);
    if (end >= MAX_PATH) end = MAX_PATH - 1;
  }
  if (end == 0) out[end++] = '/';
  out[end] = 0;
}

static bool in_scope(const char *path) {
  if (!scope || !path) return false;
  for (const char *start = scope; *start;) {
    size_t length = strcspn(start, ":");
    if (length && !strncmp(path, start, length) && (path[length] == 0 || path[length] == '/')) return true;
    start += length + (start[length] == ':');
  }
  return false;
}

static const char *path_of(int descriptor) {
  return descriptor >= 0 && descriptor < MAX_DESCRIPTORS ? opened[descriptor] : NULL;
}

static void remember(int descriptor, const char *path) {
  if (descriptor >= 0 && descriptor < MAX_DESCRIPTORS && in_scope(path)) opened[descriptor] = strdup(path);
}

static void put(int file, const void *bytes, size_t count) {
  for (const char *place = bytes; count > 0;) {
    long done = syscall(SYS_write, file, place, count);
    if (done < 0 && errno != EINTR) _exit(99);
    if (done > 0) place += done, count -= (size_t)done;
  }
}

static void note(enum kind kind, const char *path, const char *other, uint64_t inode, uint64_t offset,
                 const void *bytes, size_t count) {
  if (record_file < 0) return;
  int before = errno;
  struct record head = {kind, (uint32_t)strlen(path), other ? (uint32_t)strlen(other) : 0, inode, offset, count};
  pthread_mutex_lock(&lock);
  put(record_file, &head, sizeof head);
  put(record_file, path, head.path_length);
  if (other) put(record_file, other, head.other_length);
  if (bytes) put(record_file, bytes, count);
  pthread_mutex_unlock(&lock);
  errno = before;
}

static uint64_t inode_of(int descriptor) {
  struct stat status;
  return syscall(SYS_fstat, descriptor, &status) == 0 ? status.st_ino : 0;
}

enum verdict { GO_ON, FAIL, SHORTEN };

// Counts a call and says what becomes of it; on FAIL errno is set.
static enum verdict judge(const char *name, const char *path) {
  if (!in_scope(path)) return GO_ON;
  pthread_mutex_lock(&lock);
  long number = ++calls;
  if (list_file >= 0) {
    char line[MAX_PATH + 64];
    int length = snprintf(line, sizeof line, "%ld\t%s\t%s\n", number, name, path);
    put(list_file, line, (size_t)length);
  }
  bool fails = fail_at && number == fail_at;
  if (fails) snprintf(failing_name, sizeof failing_name, "%s", name);
  if (fail_at && sticks && number > fail_at && !strcmp(name, failing_name)) fails = true;
  pthread_mutex_unlock(&lock);
  if (kill_at && number == kill_at) syscall(SYS_kill, getpid(), SIGKILL);
  if (stops) syscall(SYS_kill, getpid(), SIGSTOP);
  if (!fails || !fail_error) return GO_ON;
  if (!strcmp(fail_error, "SHORT")) return SHORTEN;
  errno = atoi(fail_error);
  return FAIL;
}

#define NEXT(type, name, ...)                                              \
  static type (*next)(__VA_ARGS__);                                        \
  if (!next) next = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static int open_through(const char *name, int (*next)(const char *, int, ...), const char *path, int flags, mode_t mode) {
  char whole[MAX_PATH];
  normalise(path, whole);
  if (judge(name, whole) == FAIL) return -1;
  bool changes = in_scope(whole) && record_file >= 0 && flags & (O_CREAT | O_TRUNC);
  struct stat before;
  bool existed = changes && syscall(SYS_newfstatat, AT_FDCWD, path, &before, 0) == 0;
  int descriptor = next(path, flags, mode);
  if (descriptor < 0) return descriptor;
  remember(descriptor, whole);
  if (changes && !existed) note(KIND_CREATE, whole, NULL, inode_of(descriptor), 0, NULL, 0);
  if (changes && existed && flags & O_TRUNC) note(KIND_TRUNCATE, whole, NULL, inode_of(descriptor), 0, NULL, 0);
  return descriptor;
}

#define OPEN(name)                                                         \
  int name(const char *path, int flags, ...) {                             \
    NEXT(int, #name, const char *, int, ...);                              \
    va_list rest;                                                          \
    va_start(rest, flags);                                                 \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                                          \
    return open_through("open", next, path, flags, mode);                  \
  }
OPEN(open)
OPEN(open64)

int close(int descriptor) {
  NEXT(int, "close", int);
  enum verdict verdict = judge("close", path_of(descriptor));
  int code = errno;
  if (descriptor >= 0 && descriptor < MAX_DESCRIPTORS) {
    free(opened[descriptor]);
    opened[descriptor] = NULL;
  }
  int result = next(descriptor);
  if (verdict != FAIL) return result;
  errno = code;
  return -1;
}

ssize_t read(int descriptor, void *bytes, size_t count) {
  NEXT(ssize_t, "read", int, void *, size_t);
  enum verdict verdict = judge("read", path_of(descriptor));
  if (verdict == FAIL) return -1;
  return next(descriptor, bytes, verdict == SHORTEN && count > 1 ? count / 2 : count);
}

#define PREAD(name, offset_type)                                                          \
  ssize_t name(int descriptor, void *bytes, size_t count, offset_type offset) {           \
    NEXT(ssize_t, #name, int, void *, size_t, offset_type);                               \
    enum verdict verdict = judge("pread", path_of(descriptor));                           \
    if (verdict == FAIL) return -1;                                                       \
    return next(descriptor, bytes, verdict == SHORTEN && count > 1 ? count / 2 : count, offset); \
  }
PREAD(pread, off_t)
PREAD(pread64, off64_t)

// How many of `count` bytes may be written; 0 with errno when the disk is full.
static size_t room(const char *path, size_t count) {
  if (!has_space || !in_scope(path) || count == 0) return count;
  pthread_mutex_lock(&lock);
  size_t allowed = space <= 0 ? 0 : (size_t)space < count ? (size_t)space : count;
  space -= (long)allowed;
  pthread_mutex_unlock(&lock);
  if (allowed == 0) errno = ENOSPC;
  return allowed;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  NEXT(ssize_t, "write", int, const void *, size_t);
  const char *path = path_of(descriptor);
  enum verdict verdict = judge("write", path);
  if (verdict == FAIL) return -1;
  if (verdict == SHORTEN && count > 1) count /= 2;
  size_t allowed = room(path, count);
  if (allowed == 0 && count > 0) return -1;
  off_t place = 0;
  if (path && record_file >= 0) {
    struct stat status;
    bool appends = syscall(SYS_fcntl, descriptor, F_GETFL) & O_APPEND;
    if (appends && syscall(SYS_fstat, descriptor, &status) == 0) place = status.st_size;
    else place = lseek(descriptor, 0, SEEK_CUR);
  }
  ssize_t done = next(descriptor, bytes, allowed);
  if (path && done > 0) note(KIND_WRITE, path, NULL, inode_of(descriptor), (uint64_t)place, bytes, (size_t)done);
  return done;
}

#define PWRITE(name, offset_type)                                                         \
  ssize_t name(int descriptor, const void *bytes, size_t count, offset_type offset) {     \
    NEXT(ssize_t, #name, int, const void *, size_t, offset_type);                         \
    const char *path = path_of(descriptor);                                               \
    enum verdict verdict = judge("pwrite", path);                                         \
    if (verdict == FAIL) return -1;                                                       \
    if (verdict == SHORTEN && count > 1) count /= 2;                                      \
    size_t allowed = room(path, count);                                                   \
    if (allowed == 0 && count > 0) return -1;                                             \
    ssize_t done = next(descriptor, bytes, allowed, offset);                              \
    if (path && done > 0)                                                                 \
      note(KIND_WRITE, path, NULL, inode_of(descriptor), (uint64_t)offset, bytes, (size_t)done); \
    return done;                                                                          \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

static int sync_through(const char *name, int (*next)(int), int descriptor) {
  const char *path = path_of(descriptor);
  if (judge(name, path) == FAIL) return -1;
  if (no_sync) return 0;
  // On the recorded disk a sync costs nothing: only that it was asked for matters.
  int result = path && record_file >= 0 ? 0 : next(descriptor);
  if (path && result == 0) {
    struct stat status;
    bool is_folder = syscall(SYS_fstat, descriptor, &status) == 0 && S_ISDIR(status.st_mode);
    note(is_folder ? KIND_SYNC_FOLDER : KIND_SYNC_FILE, path, NULL, inode_of(descriptor), 0, NULL, 0);
  }
  return result;
}
int fsync(int descriptor) { NEXT(int, "fsync", int); return sync_through("fsync", next, descriptor); }
int fdatasync(int descriptor) { NEXT(int, "fdatasync", int); return sync_through("fdatasync", next, descriptor); }

#define FTRUNCATE(name, offset_type)                                                      \
  int name(int descriptor, offset_type length) {                                          \
    NEXT(int, #name, int, offset_type);                                                   \
    const char *path = path_of(descriptor);                                               \
    if (judge("ftruncate", path) == FAIL) return -1;                                      \
    int result = next(descriptor, length);                                                \
    if (path && result == 0) note(KIND_TRUNCATE, path, NULL, inode_of(descriptor), (uint64_t)length, NULL, 0); \
    return result;                                                                        \
  }
FTRUNCATE(ftruncate, off_t)
FTRUNCATE(ftruncate64, off64_t)

int rename(const char *from, const char *to) {
  NEXT(int, "rename", const char *, const char *);
  char source[MAX_PATH], target[MAX_PATH];
  normalise(from, source);
  normalise(to, target);
  if (judge("rename", target) == FAIL) return -1;
  int result = next(from, to);
  if (result == 0 && in_scope(target)) note(KIND_RENAME, source, target, 0, 0, NULL, 0);
  return result;
}

int link(const char *from, const char *to) {
  NEXT(int, "link", const char *, const char *);
  char source[MAX_PATH], target[MAX_PATH];
  normalise(from, source);
  normalise(to, target);
  if (judge("link", target) == FAIL) return -1;
  int result = next(from, to);
  if (result == 0 && in_scope(target)) note(KIND_LINK, source, target, 0, 0, NULL, 0);
  return result;
}

#define NAMED(name, kind)                                                  \
  int name(const char *path) {                                             \
    NEXT(int, #name, const char *);                                        \
    char whole[MAX_PATH];                                                  \
    normalise(path, whole);                                                \
    if (judge(#name, whole) == FAIL) return -1;                            \
    int result = next(path);                                               \
    if (result == 0 && in_scope(whole)) note(kind, whole, NULL, 0, 0, NULL, 0); \
    return result;                                                         \
  }
NAMED(unlink, KIND_UNLINK)
NAMED(rmdir, KIND_RMDIR)

int mkdir(const char *path, mode_t mode) {
  NEXT(int, "mkdir", const char *, mode_t);
  char whole[MAX_PATH];
  normalise(path, whole);
  if (judge("mkdir", whole) == FAIL) return -1;
  int result = next(path, mode);
  if (result == 0 && in_scope(whole)) note(KIND_MKDIR, whole, NULL, 0, 0, NULL, 0);
  return result;
}

#define STAT(name)                                                         \
  int name(const char *path, struct stat *status) {                        \
    NEXT(int, #name, const char *, struct stat *);                         \
    char whole[MAX_PATH];                                                  \
    normalise(path, whole);                                                \
    return judge("stat", whole) == FAIL ? -1 : next(path, status);         \
  }
STAT(stat)
STAT(lstat)

int fstat(int descriptor, struct stat *status) {
  NEXT(int, "fstat", int, struct stat *);
  return judge("fstat", path_of(descriptor)) == FAIL ? -1 : next(descriptor, status);
}

int access(const char *path, int mode) {
  NEXT(int, "access", const char *, int);
  char whole[MAX_PATH];
  normalise(path, whole);
  return judge("access", whole) == FAIL ? -1 : next(path, mode);
}

#define MMAP(name, offset_type)                                                           \
  void *name(void *address, size_t length, int protection, int flags, int descriptor, offset_type offset) { \
    NEXT(void *, #name, void *, size_t, int, int, int, offset_type);                      \
    if (!(flags & MAP_ANONYMOUS) && judge("mmap", path_of(descriptor)) == FAIL) return MAP_FAILED; \
    return next(address, length, protection, flags, descriptor, offset);                  \
  }
MMAP(mmap, off_t)
MMAP(mmap64, off64_t)

DIR *opendir(const char *path) {
  NEXT(DIR *, "opendir", const char *);
  char whole[MAX_PATH];
  normalise(path, whole);
  if (judge("opendir", whole) == FAIL) return NULL;
  DIR *stream = next(path);
  if (stream) remember(dirfd(stream), whole);
  return stream;
}

#define READDIR(name, entry)                                               \
  struct entry *name(DIR *stream) {                                        \
    NEXT(struct entry *, #name, DIR *);                                    \
    return judge("readdir", path_of(dirfd(stream))) == FAIL ? NULL : next(stream); \
  }
READDIR(readdir, dirent)
READDIR(readdir64, dirent64)

int closedir(DIR *stream) {
  NEXT(int, "closedir", DIR *);
  int descriptor = dirfd(stream);
  if (descriptor >= 0 && descriptor < MAX_DESCRIPTORS) {
    free(opened[descriptor]);
    opened[descriptor] = NULL;
  }
  return next(stream);
}

int flock(int descriptor, int operation) {
  NEXT(int, "flock", int, int);
  return judge("flock", path_of(descriptor)) == FAIL ? -1 : next(descriptor, operation);
}
