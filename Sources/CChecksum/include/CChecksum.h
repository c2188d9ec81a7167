// CChecksum: the processor's own instruction for CRC-32C, which Swift cannot reach.
#ifndef CCHECKSUM_H
#define CCHECKSUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether the processor that is running has the instruction (SSE 4.2 on x86-64, the CRC extension on ARMv8).
bool cchecksum_has_instruction(void);

/// The remainder of RFC 3720's polynomial after so many bytes more, without the inversions at its start and end. Only where
/// there is the instruction. Linear.
uint32_t cchecksum_continue(uint32_t remainder, const void *bytes, size_t count);

#endif
