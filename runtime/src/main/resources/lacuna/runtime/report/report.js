// Draws the curves, enlarges the pictures and opens what a link leads to. Data stands beside each chart as JSON.
(() => {
  'use strict';
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const tones = {'loss': '--accent', 'learning rate': '--second', 'gradient norm': '--third', 'images per second': '--second'};

  const scientific = value => value === 0 ? '0' : value.toExponential(2).replace(/\.?0+e/, 'e').replace('e+', 'e');
  const number = value => {
    const size = Math.abs(value);
    if (value === 0) return '0';
    if (size < 1e-3 || size >= 1e7) return scientific(value);
    return String(+value.toPrecision(4));
  };
  const scale = ticks => {
    const write = Math.max(...ticks.map(tick => Math.abs(tick ?? 0))) < 0.01 ? scientific : number;
    return ticks.map(tick => tick == null ? '' : write(tick));
  };
  const count = ticks => {
    const [unit, name] = Math.max(...ticks) < 1e4 ? [1, ''] : Math.max(...ticks) < 1e6 ? [1e3, 'k'] : [1e6, 'M'];
    return ticks.map(tick => Number.isInteger(tick) ? (tick === 0 ? '0' : +(tick / unit).toPrecision(6) + name) : '');
  };

  // A curve that falls over decades, or that single spikes would flatten, is read on a logarithmic axis.
  const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.round((values.length - 1) * share)];
  const logarithmic = (lines, main) => {
    const all = lines.flatMap(line => line.ys);
    const ys = lines[main].ys;
    return quantile(all, 0) > 0
      && (quantile(ys, 0.98) > 20 * quantile(ys, 0.02) || quantile(all, 1) > 8 * quantile(all, 0.98));
  };

  const powers = (self, ticks) => ticks.map(tick => Number.isInteger(+Math.log10(tick).toFixed(9)) ? tick : null);

  // The readout follows the nearest place that has a value: raw and smoothed points alternate.
  const nearest = (plot, series, index) => {
    const ys = plot.data[series];
    for (let step = 0; step < ys.length; step++) {
      if (ys[index - step] != null) return index - step;
      if (ys[index + step] != null) return index + step;
    }
    return index;
  };

  // The lines of many runs are told apart by hues far from each other; the same hue stands beside the run's name.
  const numbered = line => line.role.startsWith('run-') ? +line.role.slice(4) : null;
  const hue = number => `hsl(${Math.round(15 + number * 137.508) % 360} 62% ${dark.matches ? 66 : 42}%)`;
  const dots = () => document.querySelectorAll('[data-line]').forEach(name => name.style.setProperty('--dot', hue(+name.dataset.line)));
  dots();

  const draw = figure => {
    const chart = JSON.parse(figure.querySelector('script').textContent);
    const host = figure.querySelector('.plot');
    const output = figure.querySelector('output');
    const tone = color(tones[chart.title] || '--accent');
    const lines = chart.lines.filter(line => line.xs.length > 0);
    const data = uPlot.join(lines.map(line => [line.xs, line.ys]));
    const main = Math.max(0, lines.findIndex(line => line.role === 'smooth'));
    const decades = chart.title !== 'learning rate' && logarithmic(lines, main);
    const floor = quantile(lines.flatMap(line => line.ys), 0.01) / 2;
    const alone = lines[main].role === 'raw';
    const few = lines[main].xs.length <= 60;

    const series = lines.map(line => {
      const number = numbered(line);
      if (number !== null) return {label: line.name, stroke: hue(number), width: 1.5, spanGaps: true, points: {show: few, size: 4, fill: hue(number)}};
      const faint = line.role === 'raw' && !alone;
      const reference = line.role === 'reference';
      return {
        label: line.name,
        stroke: reference ? color('--muted') : faint ? tone + '40' : tone,
        width: faint || reference ? 1 : 2,
        dash: reference ? [6, 5] : undefined,
        spanGaps: true,
        points: {show: few && !faint && !reference, size: 5, fill: tone},
      };
    });

    const axis = {
      stroke: color('--muted'),
      font: '11px ' + color('--sans'),
      grid: {stroke: color('--line'), width: 1},
      ticks: {show: false},
    };
    const many = lines.some(line => numbered(line) !== null);
    const show = index => {
      if (many) {
        output.textContent = chart.x + ' ' + Math.round(data[0][index]).toLocaleString('en');
        return;
      }
      const at = nearest(plot, main + 1, index);
      output.textContent = data[main + 1][at] == null ? '' : chart.x + ' ' + Math.round(data[0][at]).toLocaleString('en') + ': ' + number(data[main + 1][at]);
    };
    const plot = new uPlot({
      width: host.clientWidth,
      height: host.clientHeight,
      padding: [8, 18, 0, 0],
      legend: {show: false},
      cursor: {
        y: false,
        dataIdx: nearest,
        sync: {key: chart.sync},
        points: {size: 7, width: 2, show: (self, i) => i === main + 1 ? undefined : false},
      },
      scales: {
        x: {time: false},
        y: decades ? {distr: 3, range: (self, low, high) => uPlot.rangeLog(Math.max(low, floor), high, 10, false)} : chart.title === 'learning rate' ? {range: (self, low, high) => [0, high * 1.05]} : {},
      },
      axes: [
        {...axis, grid: {show: false}, size: 28, gap: 6, space: 70, values: (self, ticks) => count(ticks)},
        {...axis, grid: decades ? {...axis.grid, filter: powers} : axis.grid, filter: decades ? powers : undefined, size: 52, gap: 6, space: 34, values: (self, ticks) => scale(ticks)},
      ],
      series: [{}, ...series],
      hooks: {
        setCursor: [self => show(self.cursor.idx == null ? data[0].length - 1 : self.cursor.idx)],
      },
    }, data, host);
    show(data[0].length - 1);
    new ResizeObserver(() => plot.setSize({width: host.clientWidth, height: host.clientHeight})).observe(host);
    return plot;
  };

  const figures = [...document.querySelectorAll('.chart')];
  let plots = figures.map(draw);
  dark.addEventListener('change', () => {
    plots.forEach(plot => plot.destroy());
    plots = figures.map(draw);
    dots();
  });

  const large = document.getElementById('large');
  const enlarge = sample => {
    const copy = sample.cloneNode(true);
    copy.removeAttribute('tabindex');
    large.replaceChildren(copy);
    large.showModal();
  };
  document.querySelectorAll('.samples .sample').forEach(sample => {
    sample.addEventListener('click', () => enlarge(sample));
    sample.addEventListener('keydown', event => {
      if (event.key === 'Enter') enlarge(sample);
    });
  });
  large.addEventListener('click', () => large.close());

  const reveal = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    const fold = target && target.closest('details');
    if (fold && !fold.open) {
      fold.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener('hashchange', reveal);
  reveal();
})();
