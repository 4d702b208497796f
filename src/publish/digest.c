#include "publish/digest.h"

#include "base/arena.h"
#include "base/file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define READ_CHUNK 65536

static void
to_hex(const unsigned char *raw, size_t n, char *hex)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < n; i++) {
		hex[2 * i] = digits[raw[i] >> 4];
		hex[2 * i + 1] = digits[raw[i] & 15];
	}
	hex[2 * n] = '\0';
}

/* libcrypto fails here only when memory is out; a hash must never be half. */
static EVP_MD_CTX *
open_context(const EVP_MD *kind)
{
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();

	if (!ctx || EVP_DigestInit_ex(ctx, kind, NULL) != 1)
		memory_exhausted();
	return ctx;
}

static void
feed(EVP_MD_CTX *ctx, const void *p, size_t n)
{
	if (EVP_DigestUpdate(ctx, p, n) != 1)
		memory_exhausted();
}

static void
close_context(EVP_MD_CTX *ctx, unsigned char *raw)
{
	unsigned int n = 0;

	if (EVP_DigestFinal_ex(ctx, raw, &n) != 1)
		memory_exhausted();
	EVP_MD_CTX_free(ctx);
}

void
digest_bytes(const void *p, size_t n, char hex[DIGEST_HEX])
{
	unsigned char raw[EVP_MAX_MD_SIZE];
	EVP_MD_CTX *ctx = open_context(EVP_sha512());

	feed(ctx, p, n);
	close_context(ctx, raw);
	to_hex(raw, (DIGEST_HEX - 1) / 2, hex);
}

static int
feed_file(EVP_MD_CTX *ctx, int fd, uint64_t *bytes)
{
	static const size_t size = READ_CHUNK;
	char chunk[READ_CHUNK];
	ssize_t n;

	*bytes = 0;
	while ((n = read(fd, chunk, size)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		feed(ctx, chunk, (size_t)n);
		*bytes += (uint64_t)n;
	}
	return 0;
}

int
digest_file(int dirfd, const char *path, char hex[DIGEST_HEX], uint64_t *bytes)
{
	unsigned char raw[EVP_MAX_MD_SIZE];
	uint64_t total = 0;
	EVP_MD_CTX *ctx;
	int fd = file_open(dirfd, path, FILE_LIMIT_OUTPUT);
	int rc, saved;

	if (fd < 0)
		return -1;
	ctx = open_context(EVP_sha512());
	rc = feed_file(ctx, fd, &total);
	saved = errno;
	close_context(ctx, raw);
	close(fd);
	errno = saved;
	if (rc)
		return -1;
	to_hex(raw, (DIGEST_HEX - 1) / 2, hex);
	if (bytes)
		*bytes = total;
	return 0;
}

void
digest_chain_add(struct digest_chain *c, const void *p, size_t n)
{
	unsigned char raw[EVP_MAX_MD_SIZE];
	EVP_MD_CTX *ctx = open_context(EVP_sha256());

	feed(ctx, c->link, DIGEST_CHAIN);
	feed(ctx, p, n);
	close_context(ctx, raw);
	memcpy(c->link, raw, DIGEST_CHAIN);
}

void
digest_chain_hex(const struct digest_chain *c, char hex[DIGEST_SHORT_HEX])
{
	to_hex(c->link, (DIGEST_SHORT_HEX - 1) / 2, hex);
}
