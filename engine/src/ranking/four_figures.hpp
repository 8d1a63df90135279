// Four integers side by side: a loop over rows of figures without branches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace certrail {

inline constexpr std::size_t kTogether = 4;
using Together = std::int32_t __attribute__((vector_size(kTogether * sizeof(std::int32_t))));

inline Together load(const std::int32_t* figures) {
  Together together;
  std::memcpy(&together, figures, sizeof together);
  return together;
}

inline void store(const Together& together, std::int32_t* figures) {
  std::memcpy(figures, &together, sizeof together);
}

inline Together larger(const Together& a, const Together& b) { return a > b ? a : b; }

inline Together each(std::int32_t figure) { return Together{} + figure; }

}  // namespace certrail
