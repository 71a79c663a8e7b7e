/* Draws each <canvas data-chart="{...}"> from the specification the server wrote; colours come from CSS tokens. */
(() => {
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const colour = index => css('--dm-c' + index);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches || document.documentElement.dataset.still;
  const lang = document.documentElement.lang || 'en';

  const alpha = (hex, a) => {
    const n = parseInt(hex.slice(1), 16);
    return `rgba(${n >> 16 & 255},${n >> 8 & 255},${n & 255},${a})`;
  };
  const fade = index => context => {
    const area = context.chart.chartArea;
    if (!area) return 'transparent';
    const gradient = context.chart.ctx.createLinearGradient(0, area.top, 0, area.bottom);
    gradient.addColorStop(0, alpha(colour(index), .22));
    gradient.addColorStop(1, alpha(colour(index), 0));
    return gradient;
  };
  const formats = {
    money: symbol => v => {
      const a = Math.abs(v);
      const [n, suffix] = a >= 1e6 ? [a / 1e6, 'M'] : a >= 1e4 ? [a / 1e3, 'k'] : [a, ''];
      return (v < 0 ? '−' : '') + symbol + (+n.toFixed(2)).toLocaleString(lang) + suffix;
    },
    gb: () => v => (+v.toFixed(2)).toLocaleString(lang) + ' GB',
    mbps: () => v => v >= 1000 ? +(v / 1000).toFixed(2) + ' Gbps' : +v.toFixed(2) + ' Mbps',
    n: () => v => v.toLocaleString(lang),
  };

  Chart.defaults.font.family = css('--tblr-font-sans-serif');
  Chart.defaults.font.size = 11;
  Chart.defaults.color = css('--dm-muted');
  Chart.defaults.borderColor = css('--dm-line');
  if (still) Chart.defaults.animation = false;
  else Chart.defaults.animation.duration = 350;
  Chart.defaults.plugins.legend.display = false;
  Chart.defaults.maintainAspectRatio = false;
  Object.assign(Chart.defaults.plugins.tooltip,
    { backgroundColor: '#101828', padding: 9, cornerRadius: 6, boxPadding: 4, titleFont: { weight: '600' } });

  const dataset = (spec, set) => {
    const line = (set.type || spec.type) === 'line';
    const bars = set.highlight ? set.data.map((_, i) => alpha(colour(set.colour), i === set.data.length - 1 ? 1 : .45)) : colour(set.colour);
    return {
      label: set.label, data: set.data, type: set.type || spec.type, stack: set.stack, yAxisID: set.axis || 'y',
      order: line ? 1 : 2, spanGaps: false,
      backgroundColor: line ? (set.fill ? fade(set.colour) : 'transparent') : bars,
      borderColor: colour(set.colour), borderWidth: line ? (set.width || 1.8) : 0, borderDash: set.dash ? [4, 4] : [],
      fill: set.fill ? 'origin' : false, pointRadius: 0, pointHitRadius: 12, tension: set.tension ?? .3,
      borderRadius: line ? 0 : 2, maxBarThickness: spec.bar || 22, categoryPercentage: .72, barPercentage: .86,
    };
  };

  const draw = canvas => {
    const spec = JSON.parse(canvas.dataset.chart);
    const format = (formats[spec.unit] || formats.n)(spec.symbol || '');
    const scales = {
      x: { stacked: !!spec.stacked, grid: { display: false }, border: { color: css('--dm-line') },
        ticks: { maxRotation: 0, autoSkipPadding: 14 } },
      y: { stacked: !!spec.stacked, grid: { drawTicks: false, color: css('--dm-line') }, border: { display: false, dash: [2, 3] },
        ticks: { callback: format, padding: 6, maxTicksLimit: 5, precision: spec.unit === 'n' ? 0 : undefined },
        beginAtZero: spec.zero !== false },
    };
    if (spec.sets.some(s => s.axis === 'y2')) {
      scales.y2 = { position: 'right', grid: { display: false }, border: { display: false },
        ticks: { callback: format, maxTicksLimit: 5 }, beginAtZero: false };
    }
    new Chart(canvas, {
      data: { labels: spec.labels, datasets: spec.sets.map(set => dataset(spec, set)) },
      options: { interaction: { mode: 'index', intersect: false }, scales,
        plugins: { tooltip: { callbacks: { label: item => ` ${item.dataset.label}: ${format(item.parsed.y)}` } } } },
    });
  };

  const canvases = document.querySelectorAll('canvas[data-chart]');
  if (still || !('IntersectionObserver' in window)) {
    canvases.forEach(draw);
    return;
  }
  const seen = new IntersectionObserver(entries => {
    for (const entry of entries) {
      if (entry.isIntersecting) { seen.unobserve(entry.target); draw(entry.target); }
    }
  }, { rootMargin: '200px' });
  canvases.forEach(canvas => seen.observe(canvas));
})();
