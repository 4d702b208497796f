/*
 * digest: hashes of bytes, files and growing texts; the only door to
 *         libcrypto.
 *
 * Does     SHA-512 for files, a chain of SHA-256 for the records of a model.
 * Units    lower-case hexadecimal digits.
 * Gives    NUL-terminated hex in the caller's buffer or arena.
 * Errors   digest_file(): -1 with errno set; the rest never fails.
 * Memory   none kept.
 * Source   FIPS 180-4, as libcrypto does it.
 */
#ifndef PUBLISH_DIGEST_H
#define PUBLISH_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#define DIGEST_HEX 129      /* SHA-512 and the NUL */
#define DIGEST_SHORT_HEX 13 /* twelve digits and the NUL, for names */

void digest_bytes(const void *p, size_t n, char hex[DIGEST_HEX]);

/* The content of a file below the folder dirfd (AT_FDCWD for paths); bytes may be NULL. */
int digest_file(int dirfd, const char *path, char hex[DIGEST_HEX], uint64_t *bytes);

/* A chain: each link is the hash of the one before and the next text. */
#define DIGEST_CHAIN 32
struct digest_chain {
	unsigned char link[DIGEST_CHAIN];
};
void digest_chain_add(struct digest_chain *c, const void *p, size_t n);
void digest_chain_hex(const struct digest_chain *c, char hex[DIGEST_SHORT_HEX]);

#endif
