/*
 * A file system that loses what was not synced, as far as a program sees one: a library that is loaded before its C
 * library (LD_PRELOAD) and stands between the two. No device and no kernel is in it.
 *
 * LOSSY_FOLDER  the folder that the program works in, flat, with folders in it that were there before
 * LOSSY_DISK    what a disk would have of it: `inodes/` the files as they were last synced, `names/` hard links to them
 *               under the names that a synced folder had
 * LOSSY_LIES    if set, syncing is said to be done and is not
 *
 * A write is noted and reaches the disk when its file is synced. A name that is made, changed or taken away reaches it
 * when its folder is synced, and not before: ext4 does more (a new file's name goes with the file), POSIX promises no
 * more. What is written through a mapping is not noted: of SQLite's files that is the one that ends in -shm, which has
 * no place on the disk. Writes of one process reach it when that process syncs.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/uio.h>
#include <unistd.h>

#define PATH_ROOM (2 * PATH_MAX)
#define EVERYTHING ((off_t)1 << 62)

struct range {
	off_t from, to;
};

/* What was written to a file since it was synced. */
struct file {
	struct file *next;
	char key[64];
	struct range *ranges;
	size_t count, room;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct file *files;
static const char *folder, *disk;
static dev_t device;
static int lies;

__attribute__((constructor)) static void begin(void)
{
	struct stat found;

	lies = getenv("LOSSY_LIES") != NULL;
	disk = getenv("LOSSY_DISK");
	const char *named = getenv("LOSSY_FOLDER");
	if (!disk || !named || stat(named, &found) != 0)
		return;
	device = found.st_dev;
	folder = named;
}

/* Nothing is promised any more: better no program than one that seems to have passed. */
static void give_up(const char *what)
{
	dprintf(STDERR_FILENO, "lossy: %s: %s\n", what, strerror(errno));
	abort();
}

static void path_of(char *to, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	int length = vsnprintf(to, PATH_ROOM, format, arguments);
	va_end(arguments);
	if (length < 0 || length >= PATH_ROOM)
		give_up("a path is too long");
}

/* Of a regular file on the folder's device; 0 for anything else. */
static int look(int at, const char *name, int flags, struct statx *found)
{
	if (statx(at, name, flags, STATX_BASIC_STATS | STATX_BTIME, found) != 0)
		return 0;
	return S_ISREG(found->stx_mode) && makedev(found->stx_dev_major, found->stx_dev_minor) == device;
}

/* The number of a file that is gone may be given to another one, but for the instant at which it was made. */
static void key_of(char *key, size_t room, const struct statx *found)
{
	snprintf(key, room, "%llu-%lld.%09u", (unsigned long long)found->stx_ino, (long long)found->stx_btime.tv_sec,
		 found->stx_btime.tv_nsec);
}

static struct file *file_of(const char *key)
{
	struct file *file;

	for (file = files; file; file = file->next)
		if (strcmp(file->key, key) == 0)
			return file;
	file = calloc(1, sizeof *file);
	if (!file)
		give_up("no memory");
	snprintf(file->key, sizeof file->key, "%s", key);
	file->next = files;
	files = file;
	return file;
}

static void note(const struct statx *found, off_t from, off_t to)
{
	char key[64];

	key_of(key, sizeof key, found);
	pthread_mutex_lock(&lock);
	struct file *file = file_of(key);
	struct range *last = file->count ? &file->ranges[file->count - 1] : NULL;
	if (last && from <= last->to && to >= last->from) {
		last->from = from < last->from ? from : last->from;
		last->to = to > last->to ? to : last->to;
	} else {
		if (file->count == file->room) {
			file->room = file->room ? 2 * file->room : 16;
			file->ranges = realloc(file->ranges, file->room * sizeof *file->ranges);
			if (!file->ranges)
				give_up("no memory");
		}
		file->ranges[file->count++] = (struct range){ from, to };
	}
	pthread_mutex_unlock(&lock);
}

/* So much was written there; at -1, where the file stands now. */
static void wrote(int fd, off_t at, ssize_t length)
{
	struct statx found;
	int before = errno;

	if (folder && length > 0 && look(fd, "", AT_EMPTY_PATH, &found)) {
		off_t from = at < 0 ? lseek(fd, 0, SEEK_CUR) - length : at;
		note(&found, from, from + length);
	}
	errno = before;
}

ssize_t write(int fd, const void *bytes, size_t length)
{
	ssize_t done = syscall(SYS_write, fd, bytes, length);
	wrote(fd, -1, done);
	return done;
}

ssize_t writev(int fd, const struct iovec *parts, int count)
{
	ssize_t done = syscall(SYS_writev, fd, parts, count);
	wrote(fd, -1, done);
	return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at)
{
	ssize_t done = syscall(SYS_pwrite64, fd, bytes, length, at);
	wrote(fd, at, done);
	return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at)
{
	return pwrite64(fd, bytes, length, at);
}

/* What the system copies by itself is not looked at more closely. */
static void wrote_something(int fd, ssize_t length)
{
	struct statx found;
	int before = errno;

	if (folder && length > 0 && look(fd, "", AT_EMPTY_PATH, &found))
		note(&found, 0, EVERYTHING);
	errno = before;
}

ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t length, unsigned int flags)
{
	ssize_t done = syscall(SYS_copy_file_range, from, from_at, to, to_at, length, flags);
	wrote_something(to, done);
	return done;
}

ssize_t sendfile64(int to, int from, off64_t *at, size_t length)
{
	ssize_t done = syscall(SYS_sendfile, to, from, at, length);
	wrote_something(to, done);
	return done;
}

ssize_t sendfile(int to, int from, off_t *at, size_t length)
{
	return sendfile64(to, from, at, length);
}

int ftruncate64(int fd, off64_t length)
{
	struct statx found;
	int is_ours = folder && look(fd, "", AT_EMPTY_PATH, &found);
	int done = syscall(SYS_ftruncate, fd, length);
	int before = errno;

	/* Where it grows again, zeros stand in the place of what was there. */
	if (done == 0 && is_ours && (off_t)found.stx_size > length)
		note(&found, length, found.stx_size);
	errno = before;
	return done;
}

int ftruncate(int fd, off_t length)
{
	return ftruncate64(fd, length);
}

static void copy(int from, int to, off_t at, off_t end)
{
	char bytes[1 << 16];

	while (at < end) {
		size_t room = end - at < (off_t)sizeof bytes ? (size_t)(end - at) : sizeof bytes;
		ssize_t got = pread(from, bytes, room, at);
		if (got < 0)
			give_up("a file cannot be read");
		/* It became shorter meanwhile. */
		if (got == 0)
			return;
		if (syscall(SYS_pwrite64, to, bytes, (size_t)got, at) != got)
			give_up("the disk cannot be written to");
		at += got;
	}
}

static void sync_file(int fd, const struct statx *found)
{
	char key[64], twin[PATH_ROOM], again[64], first;
	int from = fd;

	key_of(key, sizeof key, found);
	path_of(twin, "%s/inodes/%s", disk, key);
	struct file *file = file_of(key);
	/* Opening a file once more and closing that would let go of all locks that the process has on it; SQLite's files
	 * can be read as they are open. */
	if (pread(fd, &first, 1, 0) < 0) {
		snprintf(again, sizeof again, "/proc/self/fd/%d", fd);
		from = open(again, O_RDONLY | O_CLOEXEC);
	}
	int to = open(twin, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	if (from < 0 || to < 0)
		give_up(twin);
	for (size_t at = 0; at < file->count; at++) {
		struct range range = file->ranges[at];
		copy(from, to, range.from, range.to < (off_t)found->stx_size ? range.to : (off_t)found->stx_size);
	}
	if (syscall(SYS_ftruncate, to, (off_t)found->stx_size) != 0)
		give_up(twin);
	file->count = 0;
	close(to);
	if (from != fd)
		close(from);
}

static int is_left_out(const char *name)
{
	size_t length = strlen(name);

	return length > 4 && strcmp(name + length - 4, "-shm") == 0;
}

/* The name leads to the file that it leads to in the folder. */
static void link_to(const char *name, const struct statx *found)
{
	char key[64], twin[PATH_ROOM], beside[PATH_ROOM];
	struct stat of_name, of_twin;

	key_of(key, sizeof key, found);
	path_of(twin, "%s/inodes/%s", disk, key);
	if (stat(twin, &of_twin) != 0) {
		/* It has never been synced: nothing is in it. */
		int made = open(twin, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
		if (made < 0 || fstat(made, &of_twin) != 0)
			give_up(twin);
		close(made);
	}
	if (stat(name, &of_name) == 0 && of_name.st_ino == of_twin.st_ino)
		return;
	path_of(beside, "%s/linking-%d", disk, (int)getpid());
	if (link(twin, beside) != 0 || rename(beside, name) != 0)
		give_up(name);
}

static void sync_folder(const char *path)
{
	const char *within = path + strlen(folder);
	char names[PATH_ROOM], name[PATH_ROOM];
	struct statx found;
	struct dirent *entry;

	path_of(names, "%s/names%s", disk, within);
	DIR *there = opendir(path), *kept = opendir(names);
	if (!there || !kept)
		give_up(names);
	while ((entry = readdir(there))) {
		if (is_left_out(entry->d_name) || !look(dirfd(there), entry->d_name, AT_SYMLINK_NOFOLLOW, &found))
			continue;
		path_of(name, "%s/%s", names, entry->d_name);
		link_to(name, &found);
	}
	while ((entry = readdir(kept))) {
		if (!look(dirfd(kept), entry->d_name, AT_SYMLINK_NOFOLLOW, &found))
			continue;
		path_of(name, "%s/%s", path, entry->d_name);
		if (faccessat(AT_FDCWD, name, F_OK, 0) != 0 && unlinkat(dirfd(kept), entry->d_name, 0) != 0)
			give_up(name);
	}
	closedir(there);
	closedir(kept);
}

static int sync_it(int fd, long number)
{
	char link[64], path[PATH_MAX];
	struct statx found;

	if (!folder)
		return syscall(number, fd);
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	ssize_t length = readlink(link, path, sizeof path - 1);
	size_t root = strlen(folder);
	if (length < (ssize_t)root || strncmp(path, folder, root) != 0 || (length > (ssize_t)root && path[root] != '/'))
		return syscall(number, fd);
	path[length] = 0;
	if (lies)
		return 0;
	pthread_mutex_lock(&lock);
	if (look(fd, "", AT_EMPTY_PATH, &found))
		sync_file(fd, &found);
	else
		sync_folder(path);
	pthread_mutex_unlock(&lock);
	return 0;
}

int fsync(int fd)
{
	return sync_it(fd, SYS_fsync);
}

int fdatasync(int fd)
{
	return sync_it(fd, SYS_fdatasync);
}
