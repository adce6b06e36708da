package org.gradcheck4j.dl4j;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The compute capability of an NVIDIA GPU, such as 8.6: which machine code it runs.
 *
 * @param major the generation
 * @param minor within the generation
 */
record Capability(int major, int minor) implements Comparable<Capability> {

    private static final Comparator<Capability> ORDER =
            Comparator.comparingInt(Capability::major).thenComparingInt(Capability::minor);

    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})");

    /** {@return the capability; empty if the text is not two whole numbers with a point between them} */
    static Optional<Capability> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new Capability(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    /** {@return whether a device of this capability runs machine code of another: of its generation, and no newer} */
    boolean runsMachineCode(Capability code) {
        return major == code.major && minor >= code.minor;
    }

    /** {@return whether the driver of a device of this capability can compile PTX of another: of no newer one} */
    boolean runsPtx(Capability ptx) {
        return compareTo(ptx) >= 0;
    }

    @Override
    public int compareTo(Capability other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
