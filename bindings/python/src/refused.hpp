// Problems on their way to Python, where certrail.Problem is made of them.
#pragma once

#include <exception>
#include <string>
#include <utility>

#include "certrail/result.hpp"

namespace certrail::python {

/// Becomes the exception _native.Refused: its text is the document of certrail/json.hpp, with the
/// field "exit_status" (that of the gravest problem).
class Refused : public std::exception {
 public:
  explicit Refused(const Problems& problems);
  const char* what() const noexcept override { return document_.c_str(); }

 private:
  std::string document_;
};

/// The value, or its problems as an exception.
template <class T>
T taken(Result<T, Problems> result) {
  if (!result) throw Refused(result.error());
  return std::move(*result);
}
template <class T>
T taken(Result<T> result) {
  if (!result) throw Refused({std::move(result.error())});
  return std::move(*result);
}

/// A problem of an argument, named as Python names it.
Refused bad_argument(ProblemCode code, std::string name, std::string value, std::string detail);

}  // namespace certrail::python
