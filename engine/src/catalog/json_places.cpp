#include "catalog/json_places.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace certrail {
namespace {

int count(std::size_t value) {
  constexpr std::size_t most = std::numeric_limits<int>::max();
  return static_cast<int>(std::min(value, most));
}

/// The pointers looked for, as a tree of their steps.
struct Wanted {
  std::map<std::string, std::unique_ptr<Wanted>, std::less<>> steps;
  std::optional<std::size_t> offset;  ///< where the value starts, once found
};

Wanted* step_to(Wanted* from, std::string_view name) {
  if (from == nullptr) return nullptr;
  const auto at = from->steps.find(name);
  return at == from->steps.end() ? nullptr : at->second.get();
}

std::vector<std::string> split_pointer(std::string_view pointer) {
  std::vector<std::string> steps;
  for (std::size_t i = 0; i < pointer.size(); ++i) {
    if (pointer[i] == '/') {
      steps.emplace_back();
    } else if (!steps.empty()) {
      const bool escaped = pointer[i] == '~' && i + 1 < pointer.size();
      steps.back() += escaped ? (pointer[++i] == '1' ? '/' : '~') : pointer[i];
    }
  }
  return steps;
}

/// Walks text that was read as JSON before. It need not be valid to the end (reading may have
/// stopped there), so every access is checked; the walk ends where the text makes no sense.
class Scanner {
 public:
  Scanner(std::string_view text, Wanted& root) : text_(text), root_(root) {}

  void run() {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
    while (skip_space()) {
      const char c = text_[at_];
      if (c == ',') {
        ++at_;
        if (!open_.empty()) ++open_.back().index;
      } else if (c == ':') {
        ++at_;
      } else if (c == '}' || c == ']') {
        ++at_;
        if (open_.empty()) return;
        open_.pop_back();
      } else if (expects_name()) {
        if (!read_name()) return;
      } else {
        read_value(c);
      }
    }
  }

 private:
  struct Open {
    Wanted* wanted;
    bool is_object;
    bool named = false;  ///< objects: the name was read, its value comes next
    std::size_t index = 0;
    Wanted* field = nullptr;
  };

  bool skip_space() {
    at_ = text_.find_first_not_of(" \t\r\n", at_);
    return at_ < text_.size();
  }

  bool expects_name() const {
    return !open_.empty() && open_.back().is_object && !open_.back().named;
  }

  /// The quoted string at the current place, with its quotes.
  std::string_view read_string() {
    const std::size_t start = at_++;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_ + 1, text_.size());
    return text_.substr(start, at_ - start);
  }

  bool read_name() {
    if (text_[at_] != '"') return false;
    const std::string_view quoted = read_string();
    Open& top = open_.back();
    top.named = true;
    top.field = nullptr;
    if (top.wanted == nullptr || quoted.size() < 2) return true;
    if (quoted.find('\\') == std::string_view::npos) {
      top.field = step_to(top.wanted, quoted.substr(1, quoted.size() - 2));
      return true;
    }
    const auto name = nlohmann::json::parse(quoted, nullptr, false);
    if (name.is_string()) top.field = step_to(top.wanted, name.get_ref<const std::string&>());
    return true;
  }

  Wanted* wanted_here() {
    if (open_.empty()) return &root_;
    Open& top = open_.back();
    top.named = false;
    if (top.is_object) return top.field;
    return top.wanted == nullptr ? nullptr : step_to(top.wanted, std::to_string(top.index));
  }

  void read_value(char first) {
    Wanted* wanted = wanted_here();
    if (wanted != nullptr) wanted->offset = at_;
    if (first == '{' || first == '[') {
      ++at_;
      open_.push_back({wanted, first == '{'});
    } else if (first == '"') {
      read_string();
    } else {
      at_ = std::min(text_.find_first_of(" \t\r\n,:]}", at_ + 1), text_.size());
    }
  }

  std::string_view text_;
  Wanted& root_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
};

}  // namespace

TextPlace place_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t newline = before.rfind('\n');
  const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
  return {count(lines + 1), count(before.size() - start + 1)};
}

std::size_t offset_of_depth(std::string_view text, std::size_t depth) {
  std::size_t open = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++open == depth) return i;
    } else if ((c == '}' || c == ']') && open > 0) {
      --open;
    }
  }
  return text.size();
}

void fill_in_places(std::string_view text, std::string_view source, Problems& problems) {
  Wanted root;
  std::vector<std::pair<Problem*, std::vector<std::string>>> open;
  for (Problem& problem : problems) {
    if (problem.source != source || problem.line != 0) continue;
    if (text.empty() || problem.code == ProblemCode::file_too_large) continue;
    open.emplace_back(&problem, split_pointer(problem.pointer));
    Wanted* at = &root;
    for (const std::string& step : open.back().second) {
      auto& next = at->steps[step];
      if (!next) next = std::make_unique<Wanted>();
      at = next.get();
    }
  }
  if (open.empty()) return;
  Scanner(text, root).run();
  // Offsets to places in one pass over the text, however many problems there are.
  std::vector<std::pair<std::size_t, Problem*>> found;
  for (auto& [problem, steps] : open) {
    Wanted* at = &root;
    std::size_t offset = root.offset.value_or(0);
    for (const std::string& step : steps) {
      at = step_to(at, step);
      if (at == nullptr || !at->offset) break;
      offset = *at->offset;
    }
    found.emplace_back(offset, problem);
  }
  std::sort(found.begin(), found.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::size_t line = 1;
  std::size_t line_start = 0;
  std::size_t done = 0;
  for (const auto& [offset, problem] : found) {
    for (; done < offset; ++done) {
      if (text[done] != '\n') continue;
      ++line;
      line_start = done + 1;
    }
    problem->line = count(line);
    problem->column = count(offset - line_start + 1);
  }
}

Problems in_order_of_places(std::string_view text, std::string_view source, Problems problems) {
  fill_in_places(text, source, problems);
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  });
  return problems;
}

}  // namespace certrail
