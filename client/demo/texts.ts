/** The texts of the sample shop. */
export interface ShopTexts {
  shop: string;
  sections: string;
  navGoods: string;
  navHelp: string;
  otherLanguage: string;
  season: string;
  headline: string;
  lead: string;
  browse: string;
  ask: string;
  pictureText: string;
  goodsTitle: string;
  askAbout: string;
  goods: readonly { name: string; words: string; price: string }[];
  shippingTitle: string;
  shippingText: string;
  returnsTitle: string;
  returnsText: string;
  serviceTitle: string;
  serviceText: string;
  footer: string;
}

/** The texts in Simplified Chinese. */
export const zhCn: ShopTexts = {
  shop: '海风数码',
  sections: '栏目',
  navGoods: '全部商品',
  navHelp: '购物须知',
  otherLanguage: 'English',
  season: '秋季新品',
  headline: '把海边的安静，戴在耳边',
  lead: '潮汐 2 头戴式降噪耳机，续航 40 小时。本周下单，次日发货。',
  browse: '看看商品',
  ask: '咨询客服',
  pictureText: '头戴式耳机',
  goodsTitle: '大家都在看',
  askAbout: '咨询这款商品',
  goods: [
    { name: '潮汐 2 降噪耳机', words: '40 小时续航，双设备连接', price: '¥899' },
    { name: '礁石 蓝牙音箱', words: 'IP67 防水，可立体声组对', price: '¥459' },
    { name: '晨雾 阅读灯', words: '无频闪，三档色温', price: '¥269' },
    { name: '航标 智能手表', words: '双频定位，14 天续航', price: '¥1,299' },
  ],
  shippingTitle: '次日发货',
  shippingText: '16:00 前付款的订单当天出库，满 199 元包邮。',
  returnsTitle: '七天无理由',
  returnsText: '签收七天内可以退换，运费由我们承担。',
  serviceTitle: '真人客服',
  serviceText: '点右下角的按钮，直接与客服对话。',
  footer: '这是一间示例商店，商品和价格均为虚构。',
};

/** The texts in English. */
export const en: ShopTexts = {
  shop: 'Seabreeze',
  sections: 'Sections',
  navGoods: 'Products',
  navHelp: 'Good to know',
  otherLanguage: '中文',
  season: 'New this autumn',
  headline: 'The quiet of the sea, over your ears',
  lead: 'Tide 2 noise-cancelling headphones play for 40 hours. Order this week, shipped the next day.',
  browse: 'See products',
  ask: 'Ask us',
  pictureText: 'Headphones',
  goodsTitle: 'People are looking at',
  askAbout: 'Ask about this',
  goods: [
    { name: 'Tide 2 headphones', words: '40 hours, two devices at once', price: '$129' },
    { name: 'Reef speaker', words: 'IP67 waterproof, pairs in stereo', price: '$65' },
    { name: 'Mist reading lamp', words: 'No flicker, three warmths', price: '$39' },
    { name: 'Beacon watch', words: 'Dual-band GPS, 14 days', price: '$189' },
  ],
  shippingTitle: 'Shipped next day',
  shippingText: 'Orders paid before 16:00 leave the same day. Free shipping from $30.',
  returnsTitle: 'Seven days to decide',
  returnsText: 'Return or exchange within seven days; we pay the shipping.',
  serviceTitle: 'Real people',
  serviceText: 'Press the button in the corner and talk to us.',
  footer: 'This is a sample shop. Products and prices are made up.',
};
