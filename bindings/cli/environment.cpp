#include "environment.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <string_view>

namespace certrail::cli {
namespace {

constexpr int kLeastWidth = 40;
constexpr int kMostWidth = 120;  // longer lines are hard to read

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

int columns_of(int descriptor) {
  winsize size{};
  if (const auto columns = variable("COLUMNS")) return std::atoi(columns->c_str());
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

int width_of(int descriptor) { return std::clamp(columns_of(descriptor), kLeastWidth, kMostWidth); }

bool wants_colour(int descriptor) {
  if (isatty(descriptor) == 0 || variable("NO_COLOR")) return false;
  const auto terminal = variable("TERM");
  return terminal && *terminal != "dumb";
}

Date local_day() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  const std::chrono::year_month_day day{std::chrono::year{local.tm_year + 1900},
                                        std::chrono::month(static_cast<unsigned>(local.tm_mon + 1)),
                                        std::chrono::day(static_cast<unsigned>(local.tm_mday))};
  return Date{static_cast<std::int32_t>(std::chrono::sys_days{day}.time_since_epoch().count())};
}

}  // namespace

Environment read_environment() {
  Environment environment;
  environment.out = {width_of(STDOUT_FILENO), wants_colour(STDOUT_FILENO)};
  environment.err = {width_of(STDERR_FILENO), wants_colour(STDERR_FILENO)};
  environment.err_columns = columns_of(STDERR_FILENO);
  environment.err_is_terminal = isatty(STDERR_FILENO) != 0;
  environment.today = local_day();
  environment.data_variable = variable("CERTRAIL_DATA");
  return environment;
}

}  // namespace certrail::cli
