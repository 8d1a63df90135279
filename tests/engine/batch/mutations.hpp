// Texts a little damaged.
#pragma once

#include <string>
#include <string_view>

#include "twin/random.hpp"

namespace certrail::test {

class Mutations {
 public:
  explicit Mutations(std::uint64_t seed) : random_(seed) {}

  /// One to four changes: bytes changed, removed, put in or doubled, pieces moved or cut out, words
  /// that mean something to a reader put in.
  std::string of(std::string text) {
    for (auto left = random_.between(1, 4); left > 0; --left) change(text);
    return text;
  }

 private:
  void change(std::string& text) {
    static constexpr std::string_view bytes = "{}[]\",:;=@\\0123456789-.eE \n\r\t\x01\x7f\xc3\xff";
    static constexpr std::string_view words[] = {"null",
                                                 "true",
                                                 "1e2",
                                                 "-0",
                                                 "1.0",
                                                 "18446744073709551616",
                                                 "\\u0000",
                                                 "\\ud800",
                                                 "\"id\":1,",
                                                 "\"k\":1,",
                                                 "\"\"",
                                                 "{}",
                                                 "[]",
                                                 "\xef\xbb\xbf",
                                                 "\"\"\"",
                                                 "default",
                                                 "\"role\":null,",
                                                 "\"held\":[],",
                                                 "2026-02-30",
                                                 "9999"};
    const std::size_t at = text.empty() ? 0 : random_.below(text.size());
    const std::size_t length = 1 + random_.below(20);
    switch (random_.below(6)) {
      case 0:
        if (!text.empty()) text[at] = bytes[random_.below(bytes.size())];
        break;
      case 1:
        if (!text.empty()) text.erase(at, 1);
        break;
      case 2:
        text.insert(at, 1, bytes[random_.below(bytes.size())]);
        break;
      case 3: {
        const std::string piece = text.substr(at, length);
        text.insert(text.empty() ? 0 : random_.below(text.size()), piece);
        break;
      }
      case 4:
        text.insert(at, words[random_.below(std::size(words))]);
        break;
      default:
        text.erase(at, length);
    }
  }

  twin::Random random_;
};

}  // namespace certrail::test
