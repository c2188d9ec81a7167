// Each function is the instruction and the loop around it: what is checked, and what becomes of it, is said in Segments.
#include "CChecksum.h"

#include <string.h>

#if defined(__x86_64__)

#include <cpuid.h>
#include <nmmintrin.h>

bool cchecksum_has_instruction(void) {
  unsigned int a, b, c, d;
  return __get_cpuid(1, &a, &b, &c, &d) && (c & bit_SSE4_2) != 0;
}

__attribute__((target("sse4.2"))) uint32_t cchecksum_continue(uint32_t remainder, const void *bytes, size_t count) {
  const unsigned char *next = bytes;
  uint64_t wide = remainder;
  for (; count >= 8; count -= 8, next += 8) {
    uint64_t word;
    memcpy(&word, next, 8);
    wide = _mm_crc32_u64(wide, word);
  }
  remainder = (uint32_t)wide;
  for (; count > 0; count--) remainder = _mm_crc32_u8(remainder, *next++);
  return remainder;
}

#elif defined(__aarch64__) && defined(__linux__)

#include <sys/auxv.h>

// HWCAP_CRC32 of <asm/hwcap.h>.
bool cchecksum_has_instruction(void) { return (getauxval(AT_HWCAP) & (1 << 7)) != 0; }

__attribute__((target("crc"))) uint32_t cchecksum_continue(uint32_t remainder, const void *bytes, size_t count) {
  const unsigned char *next = bytes;
  for (; count >= 8; count -= 8, next += 8) {
    uint64_t word;
    memcpy(&word, next, 8);
    remainder = __builtin_arm_crc32cd(remainder, word);
  }
  for (; count > 0; count--) remainder = __builtin_arm_crc32cb(remainder, *next++);
  return remainder;
}

#else

bool cchecksum_has_instruction(void) { return false; }

uint32_t cchecksum_continue(uint32_t remainder, const void *bytes, size_t count) {
  (void)bytes;
  (void)count;
  return remainder;
}

#endif
