package org.gradcheck4j.harness.application.cli.option;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.gradcheck4j.harness.text.WrittenNumber;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads numbers and names of files in all options by one rule each. That of numbers is the rule of tables, too: see {@link
 * WrittenNumber}.
 */
public final class OptionTypes {

    private OptionTypes() {}

    /**
     * Lets commands read options in this way.
     *
     * @param commands with their subcommands
     */
    public static void readStrictly(CommandLine commands) {
        ITypeConverter<Integer> ints = typed -> Math.toIntExact(whole(typed, Integer.MIN_VALUE, Integer.MAX_VALUE));
        ITypeConverter<Long> longs = typed -> whole(typed, Long.MIN_VALUE, Long.MAX_VALUE);
        ITypeConverter<Double> doubles = OptionTypes::decimal;
        commands.registerConverter(int.class, ints)
                .registerConverter(Integer.class, ints)
                .registerConverter(long.class, longs)
                .registerConverter(Long.class, longs)
                .registerConverter(double.class, doubles)
                .registerConverter(Double.class, doubles)
                .registerConverter(Path.class, new FileName());
    }

    private static long whole(String typed, long least, long most) {
        OptionalLong number = WrittenNumber.whole(typed);
        if (number.isPresent() && number.getAsLong() >= least && number.getAsLong() <= most) {
            return number.getAsLong();
        }
        String range = WrittenNumber.isWhole(typed) ? " from %d to %d".formatted(least, most) : "";
        throw new TypeConversionException("'%s', expected a whole number%s".formatted(typed, range));
    }

    private static double decimal(String typed) {
        return WrittenNumber.decimal(typed)
                .orElseThrow(() -> new TypeConversionException("'%s', expected a number".formatted(typed)));
    }
}
