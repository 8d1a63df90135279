// Which instruction set to use. Results are integers and equal with all of them.
#pragma once

namespace certrail {

enum class Simd { baseline, avx2, avx512 };

/// Can this machine run it?
inline bool has_simd(Simd simd) {
#if defined(__x86_64__)
  if (simd == Simd::avx512) {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  }
  if (simd == Simd::avx2) return __builtin_cpu_supports("avx2");
#endif
  return simd == Simd::baseline;
}

inline Simd best_simd() {
  if (has_simd(Simd::avx512)) return Simd::avx512;
  return has_simd(Simd::avx2) ? Simd::avx2 : Simd::baseline;
}

/// Calls function(arguments...) of the namespace of an instruction set of for_each_simd.hpp.
#if defined(__x86_64__)
#define CERTRAIL_SIMD_CALL(simd, function, ...)                            \
  ((simd) == ::certrail::Simd::avx512 ? simd_avx512::function(__VA_ARGS__) \
   : (simd) == ::certrail::Simd::avx2 ? simd_avx2::function(__VA_ARGS__)   \
                                      : simd_baseline::function(__VA_ARGS__))
#else
#define CERTRAIL_SIMD_CALL(simd, function, ...) simd_baseline::function(__VA_ARGS__)
#endif

}  // namespace certrail
