// All that the program takes from its surroundings besides its arguments, read once at the start.
#pragma once

#include <optional>
#include <string>

#include "certrail/date.hpp"
#include "style.hpp"

namespace certrail::cli {

struct Environment {
  Style out;                                 ///< of standard output
  Style err;                                 ///< of standard error
  int err_columns = 80;                      ///< of standard error, as wide or narrow as it is
  bool err_is_terminal = false;              ///< a progress line may be shown there
  Date today;                                ///< by the local clock
  std::optional<std::string> data_variable;  ///< CERTRAIL_DATA, where set and not empty
};

Environment read_environment();

}  // namespace certrail::cli
