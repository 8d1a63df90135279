// How text may look where it goes: how wide, and whether in colour.
#pragma once

#include <string>
#include <string_view>

namespace certrail::cli {

enum class Paint { none, strong, good, soft, warn, bad };

struct Style {
  int width = 80;
  bool colour = false;
};

/// `text` in a colour where there is colour; never changes its display width.
inline std::string paint(const Style& style, Paint paint, std::string_view text) {
  if (!style.colour || paint == Paint::none || text.empty()) return std::string(text);
  const char* code = paint == Paint::strong ? "1"
                     : paint == Paint::good ? "32"
                     : paint == Paint::soft ? "2"
                     : paint == Paint::warn ? "33"
                                            : "31";
  return std::string("\x1b[") + code + "m" + std::string(text) + "\x1b[0m";
}

}  // namespace certrail::cli
