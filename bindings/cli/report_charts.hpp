// Pictures of a report, as SVG inside HTML.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace certrail::cli {

/// Text as it may stand in HTML and in the quotes of an attribute.
std::string html_text(std::string_view text);

/// A horizontal bar; `second`, where not negative, is a longer one behind it.
struct Bar {
  std::string name;
  double first = 0;
  double second = -1;
  std::string label;  ///< at its end
};

/// `most` is the value of a whole width.
std::string bar_chart(const std::vector<Bar>& bars, double most, std::string_view description);

struct CurvePoint {
  double x = 0;
  double y = 0;
};

/// The parts of a curve that do not depend on how marks are written.
struct CurveFrame {
  static constexpr double kWidth = 720, kHeight = 300, kLeft = 70, kBottom = 40, kTop = 12,
                          kRight = 50;
  double most_x = 1;
  double least_y = 0;
  double most_y = 1;

  explicit CurveFrame(const std::vector<CurvePoint>& points);
  double x_at(double x) const { return kLeft + (kWidth - kLeft - kRight) * x / most_x; }
  double y_at(double y) const {
    return kHeight - kBottom - (kHeight - kBottom - kTop) * (y - least_y) / (most_y - least_y);
  }
  std::string begin(std::string_view description) const;
  std::string mark_x(double x, const std::string& text) const;
  std::string mark_y(double y, const std::string& text) const;
  std::string end(const std::vector<CurvePoint>& points) const;
};

/// A line through ascending points, with four marks on each axis. The texts of the marks are those
/// of `x_text` and `y_text` for their values.
template <class XText, class YText>
std::string curve_chart(const std::vector<CurvePoint>& points, std::string_view description,
                        const XText& x_text, const YText& y_text) {
  constexpr int marks = 4;
  const CurveFrame frame(points);
  std::string out = frame.begin(description);
  for (int i = 0; i <= marks; ++i) {
    const double x = frame.most_x * i / marks;
    const double y = frame.least_y + (frame.most_y - frame.least_y) * i / marks;
    out += frame.mark_x(x, x_text(x)) + frame.mark_y(y, y_text(y));
  }
  return out + frame.end(points);
}

}  // namespace certrail::cli
