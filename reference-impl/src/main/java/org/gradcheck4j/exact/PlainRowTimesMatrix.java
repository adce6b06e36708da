package org.gradcheck4j.exact;

/** Sums of products in double-double, one entry at a time. {@link ExactProduct} states their errors. */
final class PlainRowTimesMatrix implements RowTimesMatrix {

    @Override
    public int length(int columns) {
        return columns;
    }

    @Override
    public void add(ExactMatrix left, int row, ExactMatrix right, double[] sumHigh, double[] sumLow) {
        int columns = right.columns();
        for (int k = 0; k < left.columns(); k++) {
            int factor = row * left.columns() + k;
            addMultiple(left.high(factor), left.low(factor), right, k * columns, sumHigh, sumLow, 0, columns);
        }
    }

    /** sum += factor · x, for the sums from the first up to, and without, the last, and as many entries x of a matrix. */
    static void addMultiple(
            double factorHigh,
            double factorLow,
            ExactMatrix x,
            int from,
            double[] sumHigh,
            double[] sumLow,
            int first,
            int last) {
        double[] xHigh = x.highs();
        double[] xLow = x.lows();
        for (int j = first; j < last; j++) {
            double xh = xHigh[from + j];
            double xl = xLow[from + j];
            double product = factorHigh * xh;
            double rest = Math.fma(factorHigh, xh, -product)
                    + Math.fma(factorLow, xh, Math.fma(factorHigh, xl, factorLow * xl));
            double ph = product + rest;
            double pl = rest - (ph - product);

            double sh = sumHigh[j];
            double sl = sumLow[j];
            double high = sh + ph;
            double a = high - sh;
            double highError = (sh - (high - a)) + (ph - a);
            double low = sl + pl;
            double b = low - sl;
            double lowError = (sl - (low - b)) + (pl - b);
            double c = highError + low;
            double vh = high + c;
            double w = lowError + (c - (vh - high));
            double zh = vh + w;
            sumHigh[j] = zh;
            sumLow[j] = w - (zh - vh);
        }
    }
}
