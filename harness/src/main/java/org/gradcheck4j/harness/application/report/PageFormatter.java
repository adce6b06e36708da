package org.gradcheck4j.harness.application.report;

import io.jstach.jstache.JStacheFormatter;
import io.jstach.jstache.JStacheFormatterTypes;
import io.jstach.jstachio.Appender;
import io.jstach.jstachio.Output;
import io.jstach.jstachio.formatters.DefaultFormatter;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.TensorName;

/** Lets a template print a double with all its digits, and a tensor by its name. */
@JStacheFormatter
@JStacheFormatterTypes(types = TensorName.class)
final class PageFormatter implements DefaultFormatter {

    private PageFormatter() {}

    static PageFormatter provider() {
        return new PageFormatter();
    }

    @Override
    public <A extends Output<E>, E extends Exception> void format(
            Appender downstream, A output, String path, double value) throws E {
        downstream.append(output, Figures.allDigits(value));
    }
}
