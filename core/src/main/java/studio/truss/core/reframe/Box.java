package studio.truss.core.reframe;

/// A rectangle in source pixels as a viewer sees them (after rotation and mirroring), fractions
/// allowed.
public record Box(double x, double y, double w, double h) {

    public Box {
        if (!(w >= 0) || !(h >= 0)) {
            throw new IllegalArgumentException("box of " + w + "x" + h);
        }
    }

    public double centerX() {
        return x + w / 2;
    }

    public double centerY() {
        return y + h / 2;
    }

    public double right() {
        return x + w;
    }

    public double bottom() {
        return y + h;
    }

    public double area() {
        return w * h;
    }

    /// Intersection over union, 0..1.
    public double iou(Box o) {
        double iw = Math.min(right(), o.right()) - Math.max(x, o.x);
        double ih = Math.min(bottom(), o.bottom()) - Math.max(y, o.y);
        if (iw <= 0 || ih <= 0) {
            return 0;
        }
        double inter = iw * ih;
        return inter / (area() + o.area() - inter);
    }
}
