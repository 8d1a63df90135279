// Includes CERTRAIL_SIMD_BODY once for every instruction set that this processor family may have,
// each time in a namespace of its own, CERTRAIL_SIMD; every function in it needs the attribute
// CERTRAIL_SIMD_TARGET and may use vectors of CERTRAIL_SIMD_BYTES. Call them through simd.hpp.
// A function that is a template over the instruction set would not do: vectors are cut to what
// the enclosing function may use before it is inlined. Has no guard, as it is included repeatedly.

#if defined(__x86_64__)
#define CERTRAIL_SIMD simd_avx512
#define CERTRAIL_SIMD_TARGET __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl")))
#define CERTRAIL_SIMD_BYTES 64
#include CERTRAIL_SIMD_BODY
#undef CERTRAIL_SIMD
#undef CERTRAIL_SIMD_TARGET
#undef CERTRAIL_SIMD_BYTES

#define CERTRAIL_SIMD simd_avx2
#define CERTRAIL_SIMD_TARGET __attribute__((target("avx2")))
#define CERTRAIL_SIMD_BYTES 32
#include CERTRAIL_SIMD_BODY
#undef CERTRAIL_SIMD
#undef CERTRAIL_SIMD_TARGET
#undef CERTRAIL_SIMD_BYTES
#endif

#define CERTRAIL_SIMD simd_baseline
#define CERTRAIL_SIMD_TARGET
#define CERTRAIL_SIMD_BYTES 16
#include CERTRAIL_SIMD_BODY
#undef CERTRAIL_SIMD
#undef CERTRAIL_SIMD_TARGET
#undef CERTRAIL_SIMD_BYTES
#undef CERTRAIL_SIMD_BODY
