package org.gradcheck4j.harness.application.sweep;

import java.util.Arrays;
import java.util.List;

/** Replaces a number by a simpler one. Of two numbers, the one with fewer binary places is simpler, then the smaller one. */
enum SimplerNumber {
    ZERO {
        @Override
        double of(double value) {
            return 0;
        }
    },
    ONE {
        @Override
        double of(double value) {
            return Math.signum(value);
        }
    },
    SMALL {
        @Override
        double of(double value) {
            return Math.max(-SMALL_ENOUGH, Math.min(SMALL_ENOUGH, Math.rint(value)));
        }
    },
    WHOLE {
        @Override
        double of(double value) {
            return Math.rint(value);
        }
    },
    HALVES {
        @Override
        double of(double value) {
            return Math.rint(TWO * value) / TWO;
        }
    },
    SIXTEENTHS {
        @Override
        double of(double value) {
            return Math.rint(SIXTEEN * value) / SIXTEEN;
        }
    },
    HALF_AS_LARGE {
        @Override
        double of(double value) {
            return Math.rint(value / TWO);
        }
    },
    ONE_LESS {
        @Override
        double of(double value) {
            return Math.abs(value) > WHOLE_IN_HALF ? value : Math.rint(value - Math.signum(value));
        }
    },
    ONE_BINARY_DIGIT {
        @Override
        double of(double value) {
            return value == 0 ? 0 : Math.copySign(Math.scalb(1.0, Math.getExponent(value)), value);
        }
    };

    private static final double SMALL_ENOUGH = 3;

    /** Up to here, half holds every whole number. */
    private static final double WHOLE_IN_HALF = 2048;

    private static final double TWO = 2;
    private static final double SIXTEEN = 16;

    abstract double of(double value);

    /** {@return numbers that are simpler than a value, the simplest first} */
    static List<Double> than(double value) {
        return Arrays.stream(values())
                .map(rule -> rule.of(value))
                .filter(each -> isSimpler(each, value))
                .distinct()
                .toList();
    }

    private static boolean isSimpler(double one, double other) {
        int places = Integer.compare(binaryPlaces(one), binaryPlaces(other));
        return places < 0 || (places == 0 && Math.abs(one) < Math.abs(other));
    }

    /** How many digits follow the binary point; 0 of a whole number. */
    private static int binaryPlaces(double value) {
        int places = 0;
        double scaled = value;
        while (scaled != Math.rint(scaled)) {
            scaled *= TWO;
            places++;
        }
        return places;
    }
}
